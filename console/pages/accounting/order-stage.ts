import type { Order } from "../../hooks/orders.ts";

/** Where an order stands: waiting for its payment by the pro-forma or by an invoice, paid, or cancelled. */
export type OrderStage = "waiting" | "invoiced" | "paid" | "cancelled";

export function stageOf({ state, payment }: Pick<Order, "state" | "payment">): OrderStage {
  if (state !== "pending") return state;
  return payment ? "waiting" : "invoiced";
}
