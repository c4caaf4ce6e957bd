import type { OpenContext } from "../../../platform/context.ts";
import { workInThread } from "../../../platform/threads/work-in-thread.ts";
import { payoutPrefix } from "../../billing/index.ts";
import { StatementFileError } from "../statements/statement-file-error.ts";
import { countRead, endReading } from "./bank-file.queries.ts";
import { partBytes } from "./file-bytes.ts";
import { insertOutgoings } from "./outgoing.queries.ts";
import {
  type ReadChunk,
  type ReadOutput,
  type ReadTask,
  type ReadTotals,
  readChunks,
} from "./read-chunks.ts";
import { readParts } from "./read-parts.ts";
import { beginStoring, insertPayments, insertStatements } from "./read-payment.queries.ts";
import { type Run, RunSuperseded } from "./run.ts";

const thread = new URL("./reading-thread.ts", import.meta.url);
/** Chunks that are stored at the same time. */
const mostStoring = 2;

/**
 * Reads a stored file to its end and stores its payments, not booked yet: a large file in a thread beside, which reads on while
 * the last chunks are written. Throws StatementFileError for a file that cannot be read, or whose account is not the provider's.
 */
export async function readFile(ctx: OpenContext, run: Run, sizeBytes: bigint): Promise<void> {
  const { bankFileId } = run;
  const { accounts } = ctx.config.provider;
  const task: ReadTask = { bankFileId, accounts, ordersBegin: payoutPrefix };
  const parts = readParts(ctx, bankFileId);
  // A thread takes longer to begin than a file of one part to be read.
  const isSmall = sizeBytes <= BigInt(partBytes);
  const outputs = isSmall ? readChunks(task, parts) : workInThread<ReadOutput>(thread, task, parts);
  const totals = await storeAll(ctx, run, outputs);
  await ctx.write(async ({ db }) => {
    if (!(await endReading(db, run, totals))) throw new RunSuperseded(run);
    await insertOutgoings(db, bankFileId, totals.outgoings);
  });
}

/** Stores chunk by chunk, and gives the totals when all is stored. */
async function storeAll(ctx: OpenContext, run: Run, outputs: AsyncIterable<ReadOutput>): Promise<ReadTotals> {
  const storing: Promise<void>[] = [];
  try {
    for await (const output of outputs) {
      if ("refusal" in output) throw refusalOf(output.refusal);
      if ("totals" in output) {
        await Promise.all(storing);
        return output.totals;
      }
      if (storing.length >= mostStoring) await storing.shift();
      const stored = store(ctx, run, output.chunk);
      stored.catch(() => {}); // told where it is awaited
      storing.push(stored);
    }
    throw new Error(`the bank file ${run.bankFileId} ended without its totals`);
  } finally {
    await Promise.allSettled(storing);
  }
}

const refusalOf = ({ code, params, ...at }: Extract<ReadOutput, { refusal: unknown }>["refusal"]) =>
  new StatementFileError(code, at, params);

/** Stores a chunk. Its count comes last: the row of the file is locked from there on, which the next chunk waits for. */
function store(ctx: OpenContext, run: Run, { count, payments, statements }: ReadChunk): Promise<void> {
  return ctx.write(async ({ db }) => {
    const { bankFileId } = run;
    // Sent one after the other without waiting for answers.
    const sent = [
      beginStoring(db),
      insertStatements(db, bankFileId, statements),
      insertPayments(db, bankFileId, payments),
    ];
    const counted = countRead(db, run, count);
    await Promise.all([...sent, counted]);
    if (!(await counted)) throw new RunSuperseded(run);
  });
}
