import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { provisionProduct } from "./provision-product.ts";
import { takeProductStep } from "./take-product-step.ts";

/** Provisions a paid product (CAT-6). */
export const createProductJob = defineJob({
  name: "product.create",
  payload: z.object({ organizationId: z.uuid(), productId: z.uuid() }),
  maxAttempts: 20,
  reach: "organization",
  mode: "open",
  run: provisionProduct,
});

/** Lets the module of a product follow when it is suspended, resumed or terminated (CAT-6). */
export const takeProductStepJob = defineJob({
  name: "product.step",
  payload: z.object({
    organizationId: z.uuid(),
    productId: z.uuid(),
    step: z.enum(["suspend", "resume", "terminate"]),
    occasion: z.string(),
  }),
  maxAttempts: 20,
  reach: "organization",
  mode: "open",
  run: takeProductStep,
});
