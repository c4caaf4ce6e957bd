import type { Day } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";
import {
  type Posting,
  reservationPosting,
  reservationReleasedPosting,
  reservedSpendingPosting,
} from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { type CancelCause, cancelDueItem, cancelOpenDueItems } from "./due-item.queries.ts";

/** A due item with what was set aside for it, in minor units of its currency. */
export interface WithPart {
  readonly organizationId: string;
  readonly id: string;
  readonly currency: string;
  readonly prepaidMinor: bigint;
}

const movementOf = (
  { organizationId, id: causeId, currency, prepaidMinor: amountMinor }: WithPart,
  bookedOn: Day,
) => ({
  ...{ organizationId, causeId, currency, amountMinor, bookedOn },
});

const withPart = (items: readonly WithPart[]) => items.filter((item) => item.prepaidMinor > 0n);

/** Sets the part of the prepaid account aside; the database refuses what the balance does not hold (MON-2). */
export async function setPartAside(ctx: WriteContext, item: WithPart): Promise<void> {
  const today = ctx.clock.today();
  await postTransactions(
    ctx,
    withPart([item]).map((part) => reservationPosting(movementOf(part, today))),
  );
}

/** What is booked when due items are paid for which a part was set aside. */
export function partPostings(items: readonly WithPart[], bookedOn: Day): Posting[] {
  return withPart(items).map((item) => reservedSpendingPosting(movementOf(item, bookedOn)));
}

/** Cancels an open due item; what was set aside for it is on the prepaid account again. */
export async function cancelDue(ctx: WriteContext, item: WithPart, cause: CancelCause): Promise<void> {
  await cancelDueItem(ctx.db, item, cause, ctx.clock.now().toString());
  await release(ctx, [item]);
}

/**
 * Cancels those due items of orders that are open and not locked by a payment, as `cancelDue` does; answers the ids of their
 * orders.
 */
export async function cancelDueOrders(
  ctx: WriteContext,
  orders: readonly { readonly organizationId: string; readonly id: string }[],
): Promise<string[]> {
  const cancelled = await cancelOpenDueItems(ctx.db, orders, ctx.clock.now().toString());
  await release(ctx, cancelled);
  return cancelled.map((item) => item.orderId);
}

async function release(ctx: WriteContext, items: readonly WithPart[]): Promise<void> {
  const today = ctx.clock.today();
  const released = withPart(items);
  await postTransactions(
    ctx,
    released.map((item) => reservationReleasedPosting(movementOf(item, today))),
  );
  for (const { organizationId } of released) ctx.publish({ topic: "prepaid", organizationId });
}
