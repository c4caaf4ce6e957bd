import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { resumeSettledProducts } from "./resume-settled-products.ts";
import { suspendUnpaidProducts } from "./suspend-unpaid-products.ts";
import { terminateUnpaidProducts } from "./terminate-unpaid-products.ts";

const chunk = 200;

/** After the reminders of the morning: ends and suspends what stays unpaid (MON-13), a chunk a transaction, until none is left. */
export const suspendUnpaidJob = defineJob({
  name: "product.suspend_unpaid",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "open",
  schedule: "40 6 * * *",
  async run(ctx) {
    while ((await ctx.write((write) => resumeSettledProducts(write, chunk))) === chunk);
    while ((await ctx.write((write) => terminateUnpaidProducts(write, chunk))) === chunk);
    while ((await ctx.write((write) => suspendUnpaidProducts(write, chunk))) === chunk);
  },
});

/** Lets suspended products run again within a minute of their payment, in whatever way it came. */
export const resumeSettledJob = defineJob({
  name: "product.resume_settled",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "open",
  schedule: "* * * * *",
  async run(ctx) {
    while ((await ctx.write((write) => resumeSettledProducts(write, chunk))) === chunk);
  },
});
