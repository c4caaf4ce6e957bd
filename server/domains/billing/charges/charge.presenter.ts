import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { type CsvColumns, decimalOf } from "../../../platform/request/csv-list.ts";
import { findRefundable } from "../refunds/find-refundable.ts";
import { listRefunds, type RefundRow } from "../refunds/refund.queries.ts";
import type { ChargeFacts } from "./charge.queries.ts";
import { isLive } from "./charge.rules.ts";
import type { StaffChargeRow } from "./staff-charge-list.queries.ts";

/** A charge as lists show it. */
export function presentFacts(row: ChargeFacts) {
  const { id, kind, subjectId, state, currency, number, invoiceId, declineReason, end, outcome } = row;
  const { methodKind, methodBrand, methodHint, startedAt, startedByName, settledAt, chargeback } = row;
  return {
    ...{ id, kind, subjectId, state, minor: toMinorNumber(row.minor), currency, number, invoiceId },
    method: methodKind === null ? null : { kind: methodKind, brand: methodBrand, hint: methodHint },
    ...{ declineReason, startedAt, startedByName, settledAt, end, outcome, chargeback },
    refundedMinor: toMinorNumber(row.refundedMinor),
  };
}

/** A charge as its payer sees it, with where to go on. */
export function presentCharge(row: ChargeFacts) {
  const goesOn = isLive(row.state) && row.state !== "processing";
  return { ...presentFacts(row), url: goesOn ? row.pageUrl : null };
}

/** A charge as the list of staff shows it. */
export function presentStaffRow(row: StaffChargeRow) {
  const { organizationId, organizationName } = row;
  return { ...presentFacts(row), organizationId, organizationName };
}

/** The columns of the same list as CSV. */
export const staffChargeColumns: CsvColumns<ReturnType<typeof presentStaffRow>> = {
  number: ({ number }) => number,
  for: ({ kind }) => kind,
  customer: ({ organizationName }) => organizationName,
  started_at: ({ startedAt }) => startedAt,
  settled_at: ({ settledAt }) => settledAt,
  state: ({ state }) => state,
  dispute: ({ chargeback }) => chargeback,
  method: ({ method }) => method?.kind ?? null,
  currency: ({ currency }) => currency,
  amount: ({ minor, currency }) => decimalOf(minor, currency),
  refunded: ({ refundedMinor, currency }) => decimalOf(refundedMinor, currency),
};

/** A charge as staff see it, with what can be given back. */
export async function presentStaffCharge(ctx: ReadContext, row: ChargeFacts, organizationName: string) {
  const { organizationId, id } = row;
  const { paymentToken, refundableMinor, prepaidMinor } = await findRefundable(ctx.db, row);
  const refunds = await listRefunds(ctx.db, organizationId, id);
  const refund = refundableMinor > 0n && ctx.can("staff.charges.refund");
  return {
    ...presentFacts(row),
    ...{ organizationId, organizationName, paymentToken },
    refundableMinor: toMinorNumber(refundableMinor),
    prepaidMinor: toMinorNumber(prepaidMinor),
    refunds: refunds.map(presentRefund),
    abilities: { refund },
  };
}

function presentRefund({ amountMinor, ...refund }: RefundRow) {
  const { id, state, currency, reason, requestedAt, requestedByName, settledAt } = refund;
  return {
    id,
    state,
    minor: toMinorNumber(amountMinor),
    currency,
    reason,
    requestedAt,
    requestedByName,
    settledAt,
  };
}
