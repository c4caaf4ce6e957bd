import type { WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { countResults } from "../files/bank-file.queries.ts";
import { bookNew, countsOf } from "./book-new.ts";
import { findPaymentToBook } from "./chunk.queries.ts";
import { insertDecisions } from "./decision.queries.ts";
import { lockWaiting } from "./lock-waiting.ts";
import { changeResult, type NewResult } from "./result.queries.ts";

/**
 * Staff say of a possible duplicate whether it is the same payment, which was booked already, or another one, which is booked
 * now by what it tells of itself (MON-6). Refused: bank.not_waiting.
 */
export async function resolveDuplicate(
  ctx: WriteContext,
  bankPaymentId: string,
  decision: "same" | "another",
): Promise<void> {
  const { bankFileId } = await lockWaiting(ctx, bankPaymentId, "possible_duplicate");
  const result = decision === "same" ? sameAgain : await bookAnother(ctx, bankPaymentId);
  await changeResult(ctx.db, bankPaymentId, result, ctx.clock.now().toString());
  await insertDecisions(ctx, bankPaymentId, [{ ...result, kind: decision }]);
  const counts = countsOf([result]);
  await countResults(ctx.db, { bankFileId }, { ...counts, possibleDuplicate: -1 });
  const { organizationId } = result;
  const about = { subjectKind: "bank_payment", subjectId: bankPaymentId, details: { decision } };
  ctx.audit(organizationId === null ? about : { ...about, organizationId });
  ctx.publish({ topic: "bank_payments", id: bankPaymentId });
  ctx.publish({ topic: "bank_files", id: bankFileId });
}

const sameAgain = {
  state: "dismissed",
  outcome: "duplicate",
  organizationId: null,
  dueItemId: null,
} as const;

async function bookAnother(ctx: WriteContext, bankPaymentId: string): Promise<NewResult> {
  const payment = found(await findPaymentToBook(ctx.db, bankPaymentId));
  return found((await bookNew(ctx, [payment])).at(0));
}
