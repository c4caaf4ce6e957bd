import type { WriteContext } from "../../../platform/context.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { payoutDonePosting, payoutReturnedPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import type { Destination } from "./payout.rules.ts";
import {
  type BookedPayout,
  listOrganizationsOf,
  markDone,
  markReturned,
  type PayoutEntry,
} from "./payout-bank.queries.ts";
import { tellOfPayouts } from "./tell-of-payouts.ts";

/**
 * Books what a bank's file tells of payouts, or staff of those to PayPal (MON-10): the debit makes a payout done, a return puts the
 * money back on the prepaid account, whole: what banks kept of it is a fee that the provider bears. What was booked before, by another
 * file or in another amount, stays as it is, and so do payouts to another destination. Gives how many were booked. Needs reach over all
 * organizations.
 */
export async function bookPayouts(
  ctx: WriteContext,
  entries: readonly PayoutEntry[],
  destination: Destination = "bank",
): Promise<number> {
  if (entries.length === 0) return 0;
  const organizationIds = await listOrganizationsOf(ctx.db, entries);
  await lockOrganizations(ctx.db, organizationIds);
  const done = await markDone(
    ctx.db,
    entries.filter(({ kind }) => kind === "debit"),
    destination,
  );
  const returned = await markReturned(
    ctx.db,
    entries.filter(({ kind }) => kind === "return"),
    destination,
  );
  const unseen = returned.filter(({ wasBooked }) => !wasBooked);
  await postTransactions(ctx, [
    ...[...done, ...unseen].map((payout) => payoutDonePosting(movementOf(payout), destination)),
    ...returned.map((payout) =>
      payoutReturnedPosting({ ...movementOf(payout), feeMinor: payout.feeMinor }, destination),
    ),
  ]);
  await tellOfPayouts(ctx, { template: "billing.payout_done", payouts: done });
  await tellOfPayouts(ctx, { template: "billing.payout_returned", payouts: returned });
  for (const organizationId of organizationIds) ctx.publish({ topic: "prepaid", organizationId });
  ctx.publish({ topic: "payouts" });
  return done.length + returned.length;
}

const movementOf = ({ organizationId, id: causeId, bookedOn, currency, amountMinor }: BookedPayout) => ({
  ...{ organizationId, causeId, bookedOn, currency, amountMinor },
});
