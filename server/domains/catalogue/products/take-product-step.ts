import type { OpenContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import type { ProductState } from "./product.queries.ts";
import { beginStep, findProvisioning, finishStep } from "./provisioning.queries.ts";

export interface ProductStep {
  readonly organizationId: string;
  readonly productId: string;
  readonly step: "suspend" | "resume" | "terminate";
  /** The same for each retry, another for each time. */
  readonly occasion: string;
}

const stateAfter = {
  suspend: "suspended",
  resume: "active",
  terminate: "terminated",
} as const satisfies Record<ProductStep["step"], ProductState>;

/**
 * Lets the plan's module follow a product's change of state (CAT-6). A step that is done, or that a later change overtook, is not
 * called.
 */
export async function takeProductStep(ctx: OpenContext, target: ProductStep): Promise<void> {
  const { organizationId, productId, step, occasion } = target;
  const product = found(await ctx.read(({ db }) => findProvisioning(db, organizationId, productId)));
  if (product.state !== stateAfter[step]) return;
  const module = ctx.providers.provisioning.get(product.module);
  if (!module) throw new Error(`there is no provisioning module named ${product.module}`);
  if (!(await ctx.write(({ db, clock }) => beginStep(db, target, clock.now().toString())))) return;
  const { planId, label, options } = product;
  await module[step]({ organizationId, productId, planId, label, options }, occasion);
  await ctx.write(({ db, clock }) => finishStep(db, target, clock.now().toString()));
}
