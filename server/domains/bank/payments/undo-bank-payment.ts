import { formatDecimal } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { tellOfUndonePayment, undoPayment, undoProviderPayout } from "../../billing/index.ts";
import { reopenClaim } from "../claims/claim.queries.ts";
import { countResults, noResults } from "../files/bank-file.queries.ts";
import { paymentExists } from "./bank-payment.queries.ts";
import { insertDecisions } from "./decision.queries.ts";
import { forgetPayerAccount } from "./payer-account.queries.ts";
import { type LockedResult, lockResults, markWaiting } from "./result.queries.ts";

/**
 * Undoes what the import or staff booked (MON-7, MON-14): the payment waits again, with its history; the customer owes what it paid,
 * or it leaves the prepaid account; the payment provider holds again what it had paid out. A claim that it settled is open again, and an account learnt from it alone is forgotten.
 * Refused: bank.not_booked, and as undoPayment refuses.
 */
export async function undoBankPayment(
  ctx: WriteContext,
  bankPaymentId: string,
  reason: string,
): Promise<void> {
  const result = await lockBooked(ctx, bankPaymentId);
  const { organizationId, bankFileId, dueItemId } = result;
  const waitsAs = await takeBack(ctx, result, reason);
  const before = { outcome: result.outcome, organizationId, dueItemId };
  await insertDecisions(ctx, bankPaymentId, [
    ...(result.state === "booked"
      ? [{ ...before, kind: "booked" as const, decidedAt: result.decidedAt }]
      : []),
    { ...before, kind: "undone", reason },
  ]);
  await markWaiting(ctx.db, bankPaymentId, waitsAs, ctx.clock.now().toString());
  await countResults(ctx.db, { bankFileId }, { ...noResults, unassigned: 1, [endOf(result)]: -1 });
  const { currency, amountMinor: minor } = result;
  const amount = `${currency} ${formatDecimal({ minor, currency })}`;
  ctx.audit({
    ...(organizationId === null ? {} : { organizationId }),
    ...{ subjectKind: "bank_payment", subjectId: bankPaymentId },
    details: { amount, end: endOf(result), dueItemId },
  });
  ctx.publish({ topic: "bank_payments", id: bankPaymentId });
  ctx.publish({ topic: "bank_files", id: bankFileId });
}

/** Takes back what was booked; under the id that is given back the money waits. */
async function takeBack(ctx: WriteContext, result: LockedResult, reason: string): Promise<string> {
  const { id, organizationId, postingId, debtorIban } = result;
  if (organizationId === null) return undoProviderPayout(ctx, postingId);
  const undone = await undoPayment(ctx, { organizationId, paymentId: postingId, reason });
  await tellOfUndonePayment(ctx, undone);
  await reopenClaim(ctx.db, organizationId, id);
  if (debtorIban) await forgetPayerAccount(ctx.db, debtorIban, organizationId);
  return undone.id;
}

function endOf({ organizationId, dueItemId }: LockedResult) {
  if (organizationId === null) return "providerPayouts";
  return dueItemId === null ? "prepaid" : "paid";
}

/** Locks a payment that is booked. Of two who undo it at once the second one is refused. */
async function lockBooked(ctx: WriteContext, bankPaymentId: string): Promise<LockedResult> {
  const [result] = await lockResults(ctx.db, [bankPaymentId]);
  if (!result) found((await paymentExists(ctx.db, bankPaymentId)) || undefined);
  refuseUnless(result?.state === "booked" || result?.state === "assigned", "bank.not_booked");
  return result;
}
