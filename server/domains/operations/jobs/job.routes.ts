import { refuseUnless } from "../../../platform/errors.ts";
import { pageOf, readNumberCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./job.contract.ts";
import { countJobs, listJobRows, restartDeadJob } from "./job.queries.ts";

export const jobRoutes = [
  route(contract.listJobs, async (ctx, { query }) => {
    const before = readNumberCursor(query.cursor);
    const rows = await listJobRows(ctx.db, { state: query.state, before, limit: query.limit });
    const list = pageOf(
      rows,
      query.limit,
      (row) => [String(row.id), "0"],
      (row) => ({
        id: String(row.id),
        name: row.name,
        state: row.state,
        attempts: row.attempts,
        maxAttempts: row.max_attempts,
        lastError: row.last_error,
        runAt: row.run_at,
        createdAt: row.created_at,
      }),
    );
    return { ...list, counts: await countJobs(ctx.db) };
  }),
  route(contract.restartJob, async (ctx, { params }) => {
    refuseUnless(await restartDeadJob(ctx.db, BigInt(params.jobId)), "operations.job_not_dead");
    ctx.audit({ details: { job: params.jobId } });
    return undefined;
  }),
];
