import type { WriteContext } from "../../../platform/context.ts";
import { payExactly } from "../../billing/index.ts";
import { countResults, type ResultCounts } from "../files/bank-file.queries.ts";
import { type Run, RunSuperseded } from "../files/run.ts";
import { bookNew, countsOf } from "./book-new.ts";
import {
  beginChunk,
  type Chunk,
  type FileInOrder,
  notesOfPaid,
  type PaymentToBook,
  type ReadPaymentRow,
  takeOthers,
  takeRest,
  unseenPayments,
} from "./chunk.queries.ts";
import { type Verdict, verdictOf } from "./duplicate.rules.ts";
import { lockReplaced, releaseReplaced } from "./release-replaced.ts";
import { insertResults, type NewResult } from "./result.queries.ts";

/**
 * Books a chunk of payments whose reference names a due item (MON-6, MON-7). Nearly all pay exactly what is due, and no other
 * file knows them: they never leave the database. Each of the rest is looked at.
 */
export async function bookReferenced(
  ctx: WriteContext,
  run: Run,
  file: FileInOrder,
  group: { readonly organizationIds: readonly string[]; readonly positions: readonly number[] },
): Promise<void> {
  const chunk: Chunk = { bankFileId: file.bankFileId, positions: group.positions };
  await beginChunk(ctx.db);
  const now = ctx.clock.now().toString();
  const paid = await payExactly(ctx, group.organizationIds, unseenPayments(chunk, file), notesOfPaid(now));
  const rows = paid === chunk.positions.length ? [] : await takeRest(ctx.db, file, chunk);
  const counts = await bookRows(ctx, run, rows);
  await finish(ctx, run, { ...counts, paid: counts.paid + paid });
}

/** Books the next payments whose reference names nothing; gives the position of the last, undefined after the end. */
export async function bookOthers(
  ctx: WriteContext,
  run: Run,
  file: FileInOrder,
  page: { readonly after: number; readonly limit: number },
): Promise<number | undefined> {
  await beginChunk(ctx.db);
  const rows = await takeOthers(ctx.db, file, page);
  if (rows.length > 0) await finish(ctx, run, await bookRows(ctx, run, rows));
  return rows.at(-1)?.position;
}

async function finish(ctx: WriteContext, run: Run, counts: ResultCounts): Promise<void> {
  if (!(await countResults(ctx.db, run, counts))) throw new RunSuperseded(run);
  ctx.publish({ topic: "bank_files", id: run.bankFileId });
  ctx.publish({ topic: "bank_payments" });
}

interface Decided {
  readonly payment: ReadPaymentRow;
  readonly verdict: Verdict;
}

/** Decides on payments one by one, and books those that are new. */
async function bookRows(ctx: WriteContext, run: Run, rows: readonly ReadPaymentRow[]): Promise<ResultCounts> {
  const seen: Decided[] = rows.map((payment) => ({ payment, verdict: verdictOf(payment, payment) }));
  const { decided, waiting } = await lockReplaced(ctx, run, seen);
  const isBooked = ({ verdict }: Decided) => verdict.kind === "new" || verdict.kind === "replaces";
  const toBook = decided.filter(isBooked).map(({ payment }) => payment);
  const results = [
    ...(await bookNew(ctx, toBook)),
    ...decided.filter((one) => !isBooked(one)).map(({ payment, verdict }) => heldBack(payment, verdict)),
  ];
  await insertResults(ctx.db, results, ctx.clock.now().toString());
  await releaseReplaced(ctx, run, waiting);
  return countsOf(results);
}

function heldBack(payment: PaymentToBook, verdict: Verdict): NewResult {
  const kind = verdict.kind === "duplicate" ? "duplicate" : "possible_duplicate";
  const duplicateOfId = verdict.kind === "new" ? null : verdict.ofId;
  return { payment, state: kind, outcome: kind, organizationId: null, dueItemId: null, duplicateOfId };
}
