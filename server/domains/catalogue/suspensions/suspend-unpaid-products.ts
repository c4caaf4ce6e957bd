import { addDays } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { noteSteps } from "./note-steps.ts";
import { suspendUnpaid } from "./suspension.queries.ts";
import { tellOfSuspensions } from "./tell-of-suspensions.ts";

/**
 * Suspends the products of at most so many invoices that stay unpaid after their last reminder (MON-13), and tells the customer, with
 * the day on which they end. Answers how many invoices it was: fewer than asked for means that none is left.
 */
export async function suspendUnpaidProducts(ctx: WriteContext, most: number): Promise<number> {
  const { afterDays, terminateDays } = ctx.config.suspension;
  const today = ctx.clock.today();
  const products = await suspendUnpaid(ctx.db, {
    ...{ today, now: ctx.clock.now().toString(), reminderDays: ctx.config.reminderDays, afterDays, most },
    terminatesOn: addDays(today, terminateDays),
  });
  await noteSteps(ctx, products, { step: "suspend", from: "active", to: "suspended", cause: "unpaid" });
  await tellOfSuspensions(ctx, "suspended", products);
  return new Set(products.map((product) => product.invoiceId)).size;
}
