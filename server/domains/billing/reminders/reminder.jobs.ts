import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { remindOfInvoices } from "./remind.ts";

const chunk = 500;

/** Reminds of unpaid invoices in the morning (MON-13), a chunk a transaction, until none is left. */
export const remindOfInvoicesJob = defineJob({
  name: "invoice.remind",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "open",
  schedule: "10 6 * * *",
  async run(ctx) {
    while ((await ctx.write((write) => remindOfInvoices(write, chunk))) === chunk);
  },
});
