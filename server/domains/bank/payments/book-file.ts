import { setTimeout as pause } from "node:timers/promises";
import type { OpenContext } from "../../../platform/context.ts";
import { type Run, RunSuperseded } from "../files/run.ts";
import { bookOthers, bookReferenced } from "./book-chunk.ts";
import { type FileInOrder, findOrder, listReferenced } from "./chunk.queries.ts";
import { EarlierFileIsBooked } from "./release-replaced.ts";
import { type Unit, unitsOf } from "./unit.rules.ts";

/** Payments that are booked by one transaction, about. */
const chunkSize = 1_000;
/** Transactions of one file at the same time. */
const lanes = 2;

/**
 * Books the payments of a file that was read to its end, a thousand in each transaction. Those with a known reference go
 * organization by organization, in two lanes that never meet in one; the others follow, when it is known who pays from which account.
 */
export async function bookFile(
  ctx: OpenContext,
  run: Run,
  { isResumed }: { isResumed: boolean },
): Promise<void> {
  const { bankFileId } = run;
  const found = await ctx.read(async ({ db }) => {
    const order = await findOrder(db, bankFileId);
    if (!order) return undefined;
    const file: FileInOrder = { bankFileId, ...order, isResumed };
    return { file, groups: await listReferenced(db, file) };
  });
  if (!found) throw new RunSuperseded(run);
  await bookUnits(ctx, run, found.file, unitsOf(found.groups, chunkSize));
  await bookUnreferenced(ctx, run, found.file);
}

async function bookUnits(
  ctx: OpenContext,
  run: Run,
  file: FileInOrder,
  units: readonly Unit[],
): Promise<void> {
  const waiting = units.values();
  const work = async () => {
    for (const { chunks } of waiting) {
      for (const chunk of chunks) {
        await inTurn(() => ctx.write((write) => bookReferenced(write, run, file, chunk)));
      }
    }
  };
  // A lane that fails leaves the others to their end: nothing of this run goes on after it.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, work));
  const failure = ends.find(({ status }) => status === "rejected");
  if (failure?.status === "rejected") throw failure.reason;
}

async function bookUnreferenced(ctx: OpenContext, run: Run, file: FileInOrder): Promise<void> {
  let after: number | undefined = -1;
  while (after !== undefined) {
    const page: { after: number; limit: number } = { after, limit: chunkSize };
    after = await inTurn(() => ctx.write((write) => bookOthers(write, run, file, page)));
  }
}

const turnPauseMs = 200;
const mostTurns = 150;

/** Waits for an earlier file whose result must be known first: half a minute, then the job fails and is tried again. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EarlierFileIsBooked) || turn >= mostTurns) throw error;
      await pause(turnPauseMs);
    }
  }
}
