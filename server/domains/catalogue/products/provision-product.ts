import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import type { AccessFact } from "../../../providers/provisioning/provisioning-module.ts";
import { insertChanges } from "./product.queries.ts";
import {
  activate,
  beginStep,
  findOrderer,
  findProvisioning,
  finishStep,
  lockProductsOfOrder,
  type Step,
} from "./provisioning.queries.ts";

export interface ProductToProvision {
  readonly organizationId: string;
  readonly productId: string;
}

/**
 * Lets the plan's module create a product, then makes it active (CAT-6). May be run again after any failure: the module is
 * told the same occasion, and a step that is done is not called again.
 */
export async function provisionProduct(ctx: OpenContext, target: ProductToProvision): Promise<void> {
  const { organizationId, productId } = target;
  const product = found(await ctx.read(({ db }) => findProvisioning(db, organizationId, productId)));
  const module = ctx.providers.provisioning.get(product.module);
  if (!module) throw new Error(`there is no provisioning module named ${product.module}`);
  const step: Step = { ...target, step: "create", occasion: product.orderId };
  const open = await ctx.write(({ db, clock }) => beginStep(db, step, clock.now().toString()));
  if (!open) return;
  const known = { ...target, planId: product.planId, label: product.label, options: product.options };
  await module.create(known, step.occasion);
  const access = await module.describe(known);
  await ctx.write((write) => finish(write, step, product.orderId, access));
}

async function finish(
  ctx: WriteContext,
  step: Step,
  orderId: string,
  access: readonly AccessFact[],
): Promise<void> {
  const { organizationId, productId } = step;
  const now = ctx.clock.now().toString();
  const products = await lockProductsOfOrder(ctx.db, organizationId, orderId);
  if (!(await finishStep(ctx.db, step, now))) return;
  if (!(await activate(ctx.db, organizationId, productId, JSON.stringify(access)))) return;
  const change = {
    fromState: "pending",
    toState: "active",
    cause: "provisioned",
    actorUserId: null,
  } as const;
  await insertChanges(ctx.db, [{ ...change, organizationId, productId, id: newId() }], now);
  ctx.publish({ topic: "products", organizationId, id: productId });
  const waiting = products.filter((product) => product.state === "pending" && product.id !== productId);
  if (waiting.length === 0) await tellOrderer(ctx, organizationId, orderId, products);
}

/** One mail when all that was ordered is ready. */
async function tellOrderer(
  ctx: WriteContext,
  organizationId: string,
  orderId: string,
  products: readonly { readonly id: string; readonly label: string }[],
): Promise<void> {
  const orderer = await findOrderer(ctx.db, organizationId, orderId);
  const [first] = products;
  if (!orderer || !first) return;
  await ctx.addMail({
    to: orderer.email,
    language: orderer.language,
    template: "catalogue.products_ready",
    params: { count: products.length, label: first.label, order: orderer.number.toString() },
    link: `/o/${organizationId}/products${products.length === 1 ? `/${first.id}` : ""}`,
    organizationId,
    userId: orderer.id,
  });
}
