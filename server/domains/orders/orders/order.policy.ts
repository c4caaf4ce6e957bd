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

/** What the actor may do with an order, given what it still asks for and the prepaid balance in its currency. */
export function abilitiesOf(
  ctx: BaseContext,
  order: OrderRow,
  money: { readonly dueMinor: bigint; readonly setAsideMinor: bigint; readonly balanceMinor: bigint },
) {
  const { dueMinor, setAsideMinor, balanceMinor } = money;
  const mayPay = isOpen(order) && ctx.can("invoices.pay");
  const open = isOpen(order);
  return {
    cancel: open && ctx.can("orders.place"),
    invoice: open && ctx.can("orders.place"),
    pay_from_prepaid: mayPay && balanceMinor >= dueMinor,
    set_prepaid_part: mayPay && (setAsideMinor > 0n || (balanceMinor > 0n && balanceMinor < dueMinor)),
  };
}
