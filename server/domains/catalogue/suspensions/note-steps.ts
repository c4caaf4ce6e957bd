import type { WriteContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import { addJobs } from "../../../platform/jobs/add-jobs.ts";
import { takeProductStepJob } from "../products/product.jobs.ts";
import { insertChanges, type ProductState } from "../products/product.queries.ts";
import type { TouchedProduct } from "./suspension.queries.ts";

/** Writes down that products changed their state (CAT-5), and lets their modules follow (CAT-6). */
export async function noteSteps(
  ctx: WriteContext,
  products: readonly TouchedProduct[],
  change: {
    readonly step: "suspend" | "resume" | "terminate";
    readonly from: ProductState;
    readonly to: ProductState;
    readonly cause: string;
  },
): Promise<void> {
  if (products.length === 0) return;
  const { step, from: fromState, to: toState, cause } = change;
  const now = ctx.clock.now().toString();
  await insertChanges(
    ctx.db,
    products.map(({ organizationId, productId }) => ({
      ...{ organizationId, productId, id: newId(), fromState, toState, cause, actorUserId: null },
    })),
    now,
  );
  await addJobs(
    ctx,
    takeProductStepJob,
    products.map(({ organizationId, productId }) => ({ organizationId, productId, step, occasion: now })),
  );
  for (const organizationId of new Set(products.map((product) => product.organizationId)))
    ctx.publish({ topic: "products", organizationId });
}
