import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { cancelDueOrders, orderPage } from "../../billing/index.ts";
import { markOrdersCancelled } from "./order.queries.ts";
import { type ExpiredOrder, listExpired, listOrderers } from "./order-lists.queries.ts";

/**
 * Cancels at most so many orders whose time is over (MON-3), with a mail to who ordered. Orders that are being paid at this
 * moment are left alone. Answers how many it looked at: fewer than asked for means that none is left.
 */
export async function expireOrders(ctx: WriteContext, most: number): Promise<number> {
  const expired = await listExpired(ctx.db, ctx.clock.today(), most);
  if (expired.length === 0) return 0;
  const now = ctx.clock.now().toString();
  const cancelledIds = new Set(await cancelDueOrders(ctx, expired));
  const cancelled = expired.filter((order) => cancelledIds.has(order.id));
  await markOrdersCancelled(ctx.db, cancelled, "time", now);
  await tellOrderers(ctx, cancelled);
  for (const { organizationId } of cancelled) ctx.publish({ topic: "orders", organizationId });
  // Orders that were passed over come up again at the next run, not in this one.
  return cancelled.length === 0 ? 0 : expired.length;
}

async function tellOrderers(ctx: WriteContext, cancelled: readonly ExpiredOrder[]): Promise<void> {
  const orders = new Map(cancelled.map((order) => [order.id, order]));
  const orderers = await listOrderers(ctx.db, cancelled);
  const mails = orderers.flatMap(({ orderId, userId, email, language }) => {
    const order = orders.get(orderId);
    if (!order) return [];
    const { organizationId, number, totalMinor, currency } = order;
    const params = {
      order: number.toString(),
      amount: formatAmount({ minor: totalMinor, currency }, language),
      count: ctx.config.orderDays,
    };
    const link = orderPage(organizationId, orderId);
    return [{ to: email, language, template: "orders.expired", params, link, organizationId, userId }];
  });
  await addMails(ctx, mails);
}
