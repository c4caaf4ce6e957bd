import type { OpenContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import { bookPayouts } from "../../billing/index.ts";
import { bookFile } from "../payments/book-file.ts";
import { StatementFileError } from "../statements/statement-file-error.ts";
import { beginRun, endBooking, refuseFile } from "./bank-file.queries.ts";
import { listOutgoings } from "./outgoing.queries.ts";
import { readFile } from "./read-file.ts";
import type { Run } from "./run.ts";

/**
 * Imports an uploaded file (MON-6, MON-7): reads it whole, then books its payments. May be started again after any end: a file
 * that was being read is read from its beginning, one that was being booked goes on with what has no result yet.
 */
export async function importFile(ctx: OpenContext, bankFileId: string): Promise<void> {
  const run: Run = { bankFileId, runId: newId() };
  const file = await ctx.write(async (write) => {
    const begun = await beginRun(write.db, bankFileId, run.runId);
    if (begun) write.publish({ topic: "bank_files", id: bankFileId });
    return begun;
  });
  if (!file) return;
  const isRead = file.state === "booking" || (await readOrRefuse(ctx, run, file.sizeBytes));
  if (!isRead) return;
  await bookFile(ctx, run, { isResumed: file.state === "booking" });
  await ctx.write(async (write) => {
    await bookPayouts(write, await listOutgoings(write.db, bankFileId));
    await endBooking(write.db, run, write.clock.now().toString());
    write.publish({ topic: "bank_files", id: bankFileId });
    write.publish({ topic: "bank_payments" });
  });
}

/** Reads the file; a file that cannot be read is refused whole, with line and reason. */
async function readOrRefuse(ctx: OpenContext, run: Run, sizeBytes: bigint): Promise<boolean> {
  try {
    await readFile(ctx, run, sizeBytes);
    return true;
  } catch (error) {
    if (!(error instanceof StatementFileError)) throw error;
    const { code, line, column, params } = error;
    await ctx.write(async (write) => {
      await refuseFile(write.db, run, { code, line, column, params }, write.clock.now().toString());
      write.publish({ topic: "bank_files", id: run.bankFileId });
    });
    return false;
  }
}
