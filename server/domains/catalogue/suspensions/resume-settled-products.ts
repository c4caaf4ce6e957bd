import type { WriteContext } from "../../../platform/context.ts";
import { noteSteps } from "./note-steps.ts";
import { resumeSettled } from "./suspension.queries.ts";
import { tellOfSuspensions } from "./tell-of-suspensions.ts";

/**
 * Lets at most so many suspended products run again whose invoice asks for nothing any more (MON-13). Answers how many it was: fewer than
 * asked for means that none is left.
 */
export async function resumeSettledProducts(ctx: WriteContext, most: number): Promise<number> {
  const products = await resumeSettled(ctx.db, { now: ctx.clock.now().toString(), most });
  await noteSteps(ctx, products, { step: "resume", from: "suspended", to: "active", cause: "settled" });
  await tellOfSuspensions(ctx, "resumed", products);
  return products.length;
}
