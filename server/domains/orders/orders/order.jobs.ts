import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { expireOrders } from "./expire-orders.ts";

const chunk = 500;

/** Cancels orders that nobody paid in time (MON-3), a chunk a transaction, until none is left. */
export const expireOrdersJob = defineJob({
  name: "order.expire",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "open",
  schedule: "5 * * * *",
  async run(ctx) {
    while ((await ctx.write((write) => expireOrders(write, chunk))) === chunk);
  },
});
