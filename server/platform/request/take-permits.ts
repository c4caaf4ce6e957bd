import { sql } from "kysely";
import type { ReadContext } from "../context.ts";
import { type Limit, type LimitState, stateOf } from "./limits.ts";

/** Takes one permit of a limit inside the running transaction. */
export async function takePermits(ctx: ReadContext, key: string, limit: Limit): Promise<LimitState> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ taken: number; window_ends_at: string }>`
    select * from app.take_permits(${key}, 1, ${limit.windowMs}, ${now.toString()})`.execute(ctx.db);
  const row = rows[0];
  return stateOf(limit, row?.taken ?? 1, Temporal.Instant.from(row?.window_ends_at ?? now.toString()), now);
}
