import type { WriteContext } from "../../../platform/context.ts";
import { releasePayments } from "../../billing/index.ts";
import { countResults, noResults } from "../files/bank-file.queries.ts";
import type { Run } from "../files/run.ts";
import type { Verdict } from "./duplicate.rules.ts";
import { type LockedResult, lockResults, markReplaced } from "./result.queries.ts";

/** The file that was read earlier and tells an entry's sum only is still being booked: its result must be known first. */
export class EarlierFileIsBooked extends Error {
  constructor() {
    super("an earlier file with the same entry is still being booked");
    this.name = "EarlierFileIsBooked";
  }
}

/**
 * Where a file tells the details of an entry of which only the sum was known: locks what became of the sum, and decides whether
 * it still waits and the details are booked instead. What staff have assigned stays as it is.
 */
export async function lockReplaced<One extends { readonly verdict: Verdict }>(
  ctx: WriteContext,
  run: Run,
  decided: readonly One[],
): Promise<{ decided: readonly One[]; waiting: readonly LockedResult[] }> {
  const ids = new Set(decided.flatMap(({ verdict }) => (verdict.kind === "replaces" ? [verdict.ofId] : [])));
  if (ids.size === 0) return { decided, waiting: [] };
  const results = await lockResults(ctx.db, [...ids]);
  if (results.length < ids.size) throw new EarlierFileIsBooked();
  const ofId = new Map(results.map((result) => [result.id, result]));
  const settled = decided.map((one) => {
    const result = one.verdict.kind === "replaces" ? ofId.get(one.verdict.ofId) : undefined;
    return result ? { ...one, verdict: verdictAfter(run, result) } : one;
  });
  return { decided: settled, waiting: results.filter(({ state }) => state === "unassigned") };
}

function verdictAfter({ bankFileId }: Run, { id, state, replacedByFileId }: LockedResult): Verdict {
  if (state === "unassigned" || replacedByFileId === bankFileId) return { kind: "replaces", ofId: id };
  const isOpen = state === "possible_duplicate" || replacedByFileId !== null;
  return { kind: isOpen ? "possible_duplicate" : "duplicate", ofId: id };
}

/** Takes waiting sums out of the provider's books, their details being booked instead. Comes after the booking: those books are locked last. */
export async function releaseReplaced(
  ctx: WriteContext,
  run: Run,
  waiting: readonly LockedResult[],
): Promise<void> {
  if (waiting.length === 0) return;
  const ids = waiting.map(({ id }) => id);
  await markReplaced(ctx.db, ids, run.bankFileId, ctx.clock.now().toString());
  await releasePayments(
    ctx,
    waiting.map(({ postingId, amountMinor, currency }) => ({
      bankPaymentId: postingId,
      amountMinor,
      currency,
    })),
  );
  const files = Map.groupBy(waiting, ({ bankFileId }) => bankFileId);
  for (const bankFileId of [...files.keys()].sort()) {
    const count = files.get(bankFileId)?.length ?? 0;
    await countResults(ctx.db, { bankFileId }, { ...noResults, unassigned: -count, duplicate: count });
  }
}
