import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { paymentExists } from "./bank-payment.queries.ts";
import { type LockedResult, lockResults, type ResultState } from "./result.queries.ts";

/** Locks a payment that waits for staff in this state. Of two who decide at once the second one is refused: bank.not_waiting. */
export async function lockWaiting(
  ctx: WriteContext,
  bankPaymentId: string,
  state: ResultState,
): Promise<LockedResult> {
  const [result] = await lockResults(ctx.db, [bankPaymentId]);
  if (!result) found((await paymentExists(ctx.db, bankPaymentId)) || undefined);
  refuseUnless(result?.state === state, "bank.not_waiting");
  return result;
}
