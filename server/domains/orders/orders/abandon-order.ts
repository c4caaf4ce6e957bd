import type { WriteContext } from "../../../platform/context.ts";
import { lockOrder, markOrdersCancelled } from "./order.queries.ts";

/** Cancels an order whose invoice was credited whole before anybody paid it (MON-14); the mail of the credit note says so. */
export async function abandonOrder(
  ctx: WriteContext,
  { organizationId, orderId }: { readonly organizationId: string; readonly orderId: string },
): Promise<void> {
  const order = await lockOrder(ctx.db, organizationId, orderId);
  if (order?.state !== "pending") throw new Error(`order ${orderId} is not pending`);
  await markOrdersCancelled(ctx.db, [order], "credit_note", ctx.clock.now().toString());
  ctx.publish({ topic: "orders", organizationId, id: orderId });
}
