import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { settleDispute } from "./book-chargeback.ts";

/** Books what the provider says of a disputed charge. */
export const bookChargebackJob = defineJob({
  name: "chargeback.book",
  payload: z.object({ organizationId: z.uuid(), chargeId: z.uuid() }),
  maxAttempts: 20,
  reach: "platform",
  mode: "open",
  run: (ctx, { organizationId, chargeId }) => settleDispute(ctx, organizationId, chargeId),
});
