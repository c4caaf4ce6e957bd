import { sql } from "kysely";
import type { WriteContext } from "../context.ts";

/** Adds one job for each payload, in one statement, in the transaction of their cause. */
export async function addJobs(
  ctx: WriteContext,
  job: { readonly name: string; readonly maxAttempts: number },
  payloads: readonly object[],
): Promise<void> {
  if (payloads.length === 0) return;
  const texts = payloads.map((payload) => JSON.stringify(payload));
  await sql`select app.add_jobs(${job.name}, ${texts}::json[], ${job.maxAttempts})`.execute(ctx.db);
}
