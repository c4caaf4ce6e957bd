import type { ReadContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { findOrder, type OrderRow } from "./order.queries.ts";

/** The order, if nothing final was issued for it and nobody paid it; its due item is locked already, so it stays so. */
export async function assertOpen(
  ctx: ReadContext,
  organizationId: string,
  orderId: string,
): Promise<OrderRow> {
  const order = found(await findOrder(ctx.db, organizationId, orderId));
  refuseUnless(order.state === "pending", "orders.not_pending");
  refuseUnless(order.invoiceId === null, "orders.already_invoiced");
  return order;
}
