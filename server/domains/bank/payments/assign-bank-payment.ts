import { formatDecimal } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { assignPayment } from "../../billing/index.ts";
import { findOrganization } from "../../organizations/index.ts";
import { confirmClaim } from "../claims/claim.queries.ts";
import { countResults, noResults } from "../files/bank-file.queries.ts";
import { insertDecisions } from "./decision.queries.ts";
import { lockWaiting } from "./lock-waiting.ts";
import { changeResult } from "./result.queries.ts";

/**
 * Assigns a waiting payment to a due item of exactly its amount, or to the prepaid account of an organization (MON-7). The act
 * stands in the organization's log. Refused: bank.not_waiting, bank.not_due, bank.currency_differs, bank.amount_differs.
 */
export async function assignBankPayment(
  ctx: WriteContext,
  bankPaymentId: string,
  to: { readonly organizationId: string; readonly dueItemId: string | null },
): Promise<void> {
  const { organizationId, dueItemId } = to;
  const payment = await lockWaiting(ctx, bankPaymentId, "unassigned");
  found(await findOrganization(ctx.db, organizationId));
  const { amountMinor, currency, bookedOn, bankFileId, postingId } = payment;
  const booked = await assignPayment(ctx, {
    bankPaymentId: postingId,
    amountMinor,
    currency,
    receivedOn: bookedOn,
    organizationId,
    dueItemId,
  });
  const { end, outcome } = booked;
  const change = { state: "assigned", outcome, organizationId, dueItemId: booked.dueItemId } as const;
  await changeResult(ctx.db, bankPaymentId, change, ctx.clock.now().toString());
  await insertDecisions(ctx, bankPaymentId, [{ ...change, kind: "assigned" }]);
  await confirmClaim(ctx.db, organizationId, bankPaymentId, ctx.clock.now().toString());
  await countResults(ctx.db, { bankFileId }, { ...noResults, unassigned: -1, [end]: 1 });
  const amount = `${currency} ${formatDecimal({ minor: amountMinor, currency })}`;
  ctx.audit({
    organizationId,
    subjectKind: "bank_payment",
    subjectId: bankPaymentId,
    details: { amount, end, dueItemId },
  });
  ctx.publish({ topic: "bank_payments", id: bankPaymentId });
  ctx.publish({ topic: "bank_files", id: bankFileId });
}
