import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { provisionProduct } from "./provision-product.ts";

/** Provisions a paid product (CAT-6). */
export const createProductJob = defineJob({
  name: "product.create",
  payload: z.object({ organizationId: z.uuid(), productId: z.uuid() }),
  maxAttempts: 20,
  reach: "organization",
  mode: "open",
  run: provisionProduct,
});
