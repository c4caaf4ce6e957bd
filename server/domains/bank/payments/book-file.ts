import { setTimeout as pause } from "node:timers/promises";
import type { OpenContext } from "../../../platform/context.ts";
import { type Run, RunSuperseded } from "../files/run.ts";
import { bookChunk } from "./book-chunk.ts";
import {
  type FileInOrder,
  findBookingOrder,
  findMiddle,
  type Mark,
  takeOthers,
  takeReferenced,
} from "./chunk.queries.ts";
import { EarlierFileIsBooked } from "./release-replaced.ts";

/** Payments that are booked by one transaction. */
const chunkSize = 1_000;
const firstMark: Mark = { organizationId: "00000000-0000-0000-0000-000000000000", position: -1 };
const lastOrganization = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const afterAll = 2_147_483_647;

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
    const order = await findBookingOrder(db, bankFileId);
    return order === undefined ? undefined : { order, middle: await findMiddle(db, bankFileId) };
  });
  if (!found) throw new RunSuperseded(run);
  const file: FileInOrder = { bankFileId, bookingOrder: found.order, isResumed };
  if (found.middle) await bookLanes(ctx, run, file, found.middle);
  await bookOthers(ctx, run, file);
}

async function bookLanes(ctx: OpenContext, run: Run, file: FileInOrder, middle: string): Promise<void> {
  const lanes = [
    bookReferenced(ctx, run, file, firstMark, middle),
    bookReferenced(ctx, run, file, { organizationId: middle, position: afterAll }, lastOrganization),
  ];
  // A lane that fails leaves the other to its end: nothing of this run goes on after it.
  const failure = (await Promise.allSettled(lanes)).find(({ status }) => status === "rejected");
  if (failure?.status === "rejected") throw failure.reason;
}

async function bookReferenced(
  ctx: OpenContext,
  run: Run,
  file: FileInOrder,
  start: Mark,
  upTo: string,
): Promise<void> {
  let after: Mark | undefined = start;
  while (after) {
    const from: Mark = after;
    after = await inTurn(() =>
      ctx.write(async (write) => {
        const rows = await takeReferenced(write.db, file, { after: from, upTo, limit: chunkSize });
        const last = rows.at(-1);
        if (!last) return undefined;
        await bookChunk(write, run, rows);
        return { organizationId: last.meantOrganizationId ?? "", position: last.position };
      }),
    );
  }
}

async function bookOthers(ctx: OpenContext, run: Run, file: FileInOrder): Promise<void> {
  let after: number | undefined = -1;
  while (after !== undefined) {
    const from: number = after;
    after = await inTurn(() =>
      ctx.write(async (write) => {
        const rows = await takeOthers(write.db, file, { after: from, limit: chunkSize });
        if (rows.length > 0) await bookChunk(write, run, rows);
        return rows.at(-1)?.position;
      }),
    );
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
