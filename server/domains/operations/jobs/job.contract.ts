import { z } from "zod";
import { endpoint, Instant, PageQuery, page } from "../../../../common/contract.ts";

export const listJobs = endpoint({
  id: "staff.jobs.list",
  method: "GET",
  path: "/staff/jobs",
  summary: "Jobs that wait, run or have failed; `state=dead` shows those that need somebody.",
  actor: "staff",
  permission: "staff.jobs.read",
  mode: "read",
  query: PageQuery.extend({ state: z.enum(["waiting", "failing", "dead"]).optional() }),
  status: 200,
  answer: page(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.enum(["waiting", "failing", "dead"]),
      attempts: z.int(),
      maxAttempts: z.int(),
      lastError: z.string().nullable(),
      runAt: Instant,
      createdAt: Instant,
    }),
  ).extend({ counts: z.object({ waiting: z.int(), failing: z.int(), dead: z.int() }) }),
});

export const restartJob = endpoint({
  id: "staff.jobs.restart",
  method: "POST",
  path: "/staff/jobs/:jobId/restarts",
  summary: "Start a dead job again.",
  actor: "staff",
  permission: "staff.jobs.restart",
  mode: "write",
  params: z.object({ jobId: z.string().regex(/^[0-9]{1,18}$/) }),
  status: 204,
  answer: null,
});
