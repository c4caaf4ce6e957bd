import type { BaseContext } from "../../../platform/context.ts";
import type { OrderRow } from "./order.queries.ts";

/** True while nothing final was issued for the order and nobody paid it. */
function isOpen(order: Pick<OrderRow, "state" | "invoiceId">): boolean {
  return order.state === "pending" && order.invoiceId === null;
}

/** What the actor may do with an order right in the list. */
export function summaryAbilitiesOf(ctx: BaseContext, order: Pick<OrderRow, "state" | "invoiceId">) {
  const open = isOpen(order);
  return {
    pay: open && ctx.can("orders.place"),
    cancel: open && ctx.can("orders.place"),
    pay_invoice: order.state === "pending" && order.invoiceId !== null && ctx.can("invoices.read"),
  };
}

/** What the actor may do with an order, given the prepaid balance in its currency. */
export function abilitiesOf(ctx: BaseContext, order: OrderRow, prepaidMinor: bigint) {
  const open = isOpen(order);
  return {
    cancel: open && ctx.can("orders.place"),
    invoice: open && ctx.can("orders.place"),
    pay_from_prepaid: open && ctx.can("invoices.pay") && prepaidMinor >= order.totalMinor,
  };
}
