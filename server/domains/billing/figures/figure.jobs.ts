import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { countDays } from "./figure.queries.ts";

/** Longer than any transaction takes, so that none with an earlier time is still open. */
const settled = { hours: 2 };

/** Sums the days of the ledger each hour, so that the figures of staff need not read a year of entries. */
export const countLedgerDaysJob = defineJob({
  name: "ledger.count_days",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "write",
  schedule: "35 * * * *",
  run: (ctx) => countDays(ctx.db, ctx.clock.now().subtract(settled).toString()),
});
