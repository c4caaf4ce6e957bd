import type { WriteContext } from "../../../platform/context.ts";
import { noteSteps } from "./note-steps.ts";
import { terminateUnpaid } from "./suspension.queries.ts";
import { tellOfSuspensions } from "./tell-of-suspensions.ts";

/**
 * Ends at most so many suspended products whose day has come and whose invoice is still unpaid (MON-13). Answers how many it was: fewer
 * than asked for means that none is left.
 */
export async function terminateUnpaidProducts(ctx: WriteContext, most: number): Promise<number> {
  const now = ctx.clock.now().toString();
  const products = await terminateUnpaid(ctx.db, { today: ctx.clock.today(), now, most });
  const change = { step: "terminate", from: "suspended", to: "terminated", cause: "stayed_unpaid" } as const;
  await noteSteps(ctx, products, change);
  await tellOfSuspensions(ctx, "terminated", products);
  return products.length;
}
