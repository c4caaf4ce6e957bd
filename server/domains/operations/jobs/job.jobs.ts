import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { forgetOld } from "./job.queries.ts";

/** Clears what is kept for a time only, every night. */
export const forgetOldJob = defineJob({
  name: "operations.forget_old",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  schedule: "20 3 * * *",
  mode: "write",
  run: (ctx) => forgetOld(ctx.db, ctx.clock.now()),
});
