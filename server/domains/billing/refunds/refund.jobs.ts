import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { settleRefund } from "./settle-refund.ts";

/** Gives money back through the provider, and asks how far it is. */
export const settleRefundJob = defineJob({
  name: "refund.settle",
  payload: z.object({ organizationId: z.uuid(), refundId: z.uuid() }),
  maxAttempts: 20,
  reach: "organization",
  mode: "open",
  run: (ctx, { organizationId, refundId }) => settleRefund(ctx, organizationId, refundId),
});
