import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { endTopUps } from "./end-top-ups.ts";

const chunk = 500;

/** Cancels top-ups that did not arrive in time (MON-11), a chunk a transaction, until none is left. */
export const endTopUpsJob = defineJob({
  name: "top_up.end",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "open",
  schedule: "25 3 * * *",
  async run(ctx) {
    while ((await ctx.write((write) => endTopUps(write, chunk))) === chunk);
  },
});
