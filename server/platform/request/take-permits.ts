import { sql } from "kysely";
import type { ReadContext } from "../context.ts";
import { type Limit, type LimitState, stateOf } from "./limits.ts";

/** Takes permits of a limit inside the running transaction, or gives them back (below zero). */
export async function takePermits(
  ctx: ReadContext,
  key: string,
  limit: Limit,
  permits = 1,
): Promise<LimitState> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ taken: number; window_ends_at: string }>`
    select * from app.take_permits(${key}, ${permits}, ${limit.windowMs}, ${now.toString()})`.execute(ctx.db);
  const row = rows[0];
  return stateOf(
    limit,
    row?.taken ?? permits,
    Temporal.Instant.from(row?.window_ends_at ?? now.toString()),
    now,
  );
}
