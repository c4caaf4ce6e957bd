import { toMinorNumber } from "../../../../common/money.ts";
import { type BaseContext, type ReadContext, userOf } from "../../../platform/context.ts";
import { type CsvColumns, decimalOf } from "../../../platform/request/csv-list.ts";
import { listApprovals, type PayoutRow } from "./payout.queries.ts";
import type { BatchRow, WaitingPayouts } from "./payout-batch.queries.ts";
import type { StaffPayoutRow } from "./staff-payout-list.queries.ts";

/** A payout as lists show it. */
export function presentSummary(row: PayoutRow) {
  const { id, number, state, amountMinor, currency, requestedAt } = row;
  const { destination, iban, holder, paypalEmail } = row;
  return {
    ...{ id, number, state, minor: toMinorNumber(amountMinor), currency, requestedAt },
    ...{ destination, iban, holder, paypalEmail },
  };
}

/** A payout as the list of staff shows it. */
export function presentStaffSummary(row: StaffPayoutRow) {
  const { organizationId, organizationName } = row;
  return { ...presentSummary(row), organizationId, organizationName };
}

/** The columns of the same list as CSV. */
export const staffPayoutColumns: CsvColumns<ReturnType<typeof presentStaffSummary>> = {
  number: ({ number }) => number,
  customer: ({ organizationName }) => organizationName,
  requested_at: ({ requestedAt }) => requestedAt,
  state: ({ state }) => state,
  holder: ({ holder }) => holder,
  iban: ({ iban }) => iban,
  paypal_email: ({ paypalEmail }) => paypalEmail,
  currency: ({ currency }) => currency,
  amount: ({ minor, currency }) => decimalOf(minor, currency),
};

/** A payout as its organization sees it. */
export function presentPayout(ctx: BaseContext, payout: PayoutRow) {
  const withdraw = payout.state === "requested" && ctx.can("invoices.pay");
  return { ...factsOf(payout), abilities: { withdraw } };
}

function factsOf(payout: PayoutRow) {
  const { requestedByName, decidedAt, refusal, sentAt, bookedOn, returnedOn } = payout;
  return { ...presentSummary(payout), requestedByName, decidedAt, refusal, sentAt, bookedOn, returnedOn };
}

/** A payout as staff see it, who never decide on one of their own. */
export async function presentStaffPayout(ctx: ReadContext, payout: PayoutRow, organizationName: string) {
  const { organizationId, approvalsNeeded } = payout;
  const approvals = await listApprovals(ctx.db, organizationId, payout.id);
  const me = userOf(ctx);
  const mayAct = payout.requestedBy !== me && ctx.can("staff.payouts.approve");
  const mayDecide = payout.state === "requested" && mayAct;
  const isOnItsWay = payout.state === "sent" || payout.state === "done";
  const confirm = payout.destination === "paypal" && isOnItsWay && mayAct;
  const approve = mayDecide && !approvals.some(({ approvedBy }) => approvedBy === me);
  return {
    ...factsOf(payout),
    ...{ organizationId, organizationName, approvalsNeeded, feeMinor: toMinorNumber(payout.feeMinor) },
    approvals: approvals.map(({ name, approvedAt }) => ({ name, approvedAt })),
    abilities: { approve, refuse: mayDecide, confirm },
  };
}

/** A payment file. */
export function presentBatch({ number, sumMinor, ...batch }: BatchRow) {
  return { ...batch, number: Number(number), sumMinor: toMinorNumber(sumMinor) };
}

/** What waits to be sent in a currency. */
export function presentWaiting({ sumMinor, ...waiting }: WaitingPayouts) {
  return { ...waiting, sumMinor: toMinorNumber(sumMinor) };
}
