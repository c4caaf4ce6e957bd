import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { cancelDue, lockOpenDueItem, orderPage } from "../../billing/index.ts";
import { assertOpen } from "./assert-open.ts";
import { markOrdersCancelled } from "./order.queries.ts";
import { listOrderers } from "./order-lists.queries.ts";

/** Cancels an order that nobody paid and that has no invoice (MON-3). A transfer on its way goes to the prepaid account (MON-9). */
export async function cancelOrder(ctx: WriteContext, orderId: string): Promise<void> {
  const organizationId = organizationOf(ctx);
  const due = await lockOpenDueItem(ctx.db, organizationId, "order", orderId);
  const order = await assertOpen(ctx, organizationId, orderId);
  const now = ctx.clock.now().toString();
  if (due) await cancelDue(ctx, due, "cancelled");
  await markOrdersCancelled(ctx.db, [order], "customer", now);
  for (const { userId, email, language } of await listOrderers(ctx.db, [order])) {
    await ctx.addMail({
      ...{ to: email, language, template: "orders.cancelled", params: { order: order.number.toString() } },
      ...{ link: orderPage(organizationId, orderId), organizationId, userId },
    });
  }
  ctx.audit({ subjectKind: "order", subjectId: orderId, details: { number: order.number.toString() } });
  ctx.publish({ topic: "orders", organizationId, id: orderId });
}
