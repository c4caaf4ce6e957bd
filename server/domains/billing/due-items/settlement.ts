import type { Day } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";

/** An order whose pro-forma, or whose invoice, has just been paid. */
export interface PaidOrder {
  readonly organizationId: string;
  readonly orderId: string;
  /** The invoice that was paid; undefined when the pro-forma was, so that the invoice is to be issued now. */
  readonly invoice: { readonly id: string; readonly number: string } | undefined;
  readonly paidOn: Day;
}

export interface CompletedOrder {
  readonly orderNumber: bigint;
  readonly placedBy: string | null;
  readonly invoiceId: string;
  readonly invoiceNumber: string;
}

/** What follows from the payment of an order, in the same transaction. */
export type CompleteOrder = (ctx: WriteContext, paid: PaidOrder) => Promise<CompletedOrder>;

let completion: CompleteOrder | undefined;

/** Says what follows from the payment of an order; the domain of orders does it when it is loaded, for it builds on this one. */
export function completeOrdersBy(complete: CompleteOrder): void {
  completion = complete;
}

/** Completes an order that has just been paid: its invoice, its products. */
export async function completeOrder(ctx: WriteContext, paid: PaidOrder): Promise<CompletedOrder> {
  if (!completion) throw new Error("the domain of orders is not loaded");
  return completion(ctx, paid);
}

/** What follows when the invoice of a pending order is credited whole, in the same transaction. */
export type AbandonOrder = (
  ctx: WriteContext,
  order: { readonly organizationId: string; readonly orderId: string },
) => Promise<void>;

let abandonment: AbandonOrder | undefined;

/** Says what follows when the invoice of a pending order is credited whole; the domain of orders does it when it is loaded. */
export function abandonOrdersBy(abandon: AbandonOrder): void {
  abandonment = abandon;
}

/** Cancels a pending order whose invoice asks for nothing any more. */
export async function abandonOrder(
  ctx: WriteContext,
  order: { readonly organizationId: string; readonly orderId: string },
): Promise<void> {
  if (!abandonment) throw new Error("the domain of orders is not loaded");
  return abandonment(ctx, order);
}
