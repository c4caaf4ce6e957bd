import type { z } from "zod";
import { type Day, today } from "../../../../common/dates.ts";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { bookPayouts } from "./book-payouts.ts";
import type { PayoutConfirmation } from "./payout.contract.ts";
import { lockPayout } from "./payout.queries.ts";
import type { PayoutEntry } from "./payout-bank.queries.ts";
import { findBatch, listSent } from "./payout-batch.queries.ts";

type Confirmation = z.output<typeof PayoutConfirmation>;

const kindOf = ({ outcome }: Confirmation): PayoutEntry["kind"] => (outcome === "done" ? "debit" : "return");

/** Money moves on a day from the one on which it was sent to today. */
const refuseDay = (ctx: WriteContext, bookedOn: Day, first: Day) =>
  refuseUnless(bookedOn >= first && bookedOn <= ctx.clock.today(), "billing.payout_day");

/**
 * Books what staff know of a payout to PayPal, as the bank's file does of others (MON-10): done once, returned once, before or after
 * it was done. Never one's own. Refused: billing.payout_not_sent, billing.payout_own, billing.payout_day.
 */
export async function confirmPayout(
  ctx: WriteContext,
  { organizationId, payoutId }: { readonly organizationId: string; readonly payoutId: string },
  told: Confirmation,
): Promise<void> {
  await lockOrganizations(ctx.db, [organizationId]);
  const payout = found(await lockPayout(ctx.db, organizationId, payoutId));
  const { destination, state, requestedBy, sentAt, bookedOn, number, amountMinor, currency } = payout;
  const isOnItsWay = state === "sent" || (state === "done" && told.outcome === "returned");
  refuseUnless(destination === "paypal" && isOnItsWay && sentAt !== null, "billing.payout_not_sent");
  refuseUnless(requestedBy !== userOf(ctx), "billing.payout_own");
  refuseDay(ctx, told.bookedOn, bookedOn ?? today(sentAt, ctx.clock.timeZone));
  const entry = { payoutNumber: number, amountMinor, currency, bookedOn: told.bookedOn };
  await bookPayouts(ctx, [{ ...entry, kind: kindOf(told) }], "paypal");
  ctx.audit({ organizationId, subjectKind: "payout", subjectId: payoutId, details: { number } });
}

/** The same for all payouts of a list of which nothing is told yet, but one's own. Refused: billing.payout_not_sent, billing.payout_day. */
export async function confirmBatch(ctx: WriteContext, batchId: string, told: Confirmation): Promise<void> {
  const { destination, executionOn } = found(await findBatch(ctx.db, batchId));
  refuseUnless(destination === "paypal", "billing.payout_not_sent");
  refuseDay(ctx, told.bookedOn, executionOn);
  const sent = await listSent(ctx.db, batchId, userOf(ctx));
  const entries = sent.map(({ number, amountMinor, currency }) => ({
    ...{ kind: kindOf(told), payoutNumber: number, amountMinor, currency, bookedOn: told.bookedOn },
  }));
  const booked = await bookPayouts(ctx, entries, "paypal");
  refuseUnless(booked > 0, "billing.payout_not_sent");
  for (const { organizationId, id, number } of sent) {
    ctx.audit({
      ...{ action: "staff.payout.confirm", organizationId, subjectKind: "payout", subjectId: id },
      details: { number },
    });
  }
}
