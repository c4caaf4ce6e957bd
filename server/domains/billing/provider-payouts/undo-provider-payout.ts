import { userOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { providerPayoutUndonePosting, unassignedPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { undoProviderPayoutRow } from "./provider-payout.queries.ts";

/**
 * Undoes a payout of the payment provider, once: the provider holds its amount and fees again, and the money of the bank waits for
 * staff under the id that is given back. Refused: billing.already_undone.
 */
export async function undoProviderPayout(ctx: WriteContext, payoutId: string): Promise<string> {
  const payout = await undoProviderPayoutRow(ctx.db, payoutId, userOf(ctx), ctx.clock.now().toString());
  refuseUnless(payout, "billing.already_undone");
  const { currency, amountMinor, feeMinor } = payout;
  const movement = { bookedOn: ctx.clock.today(), currency, amountMinor };
  const id = newId();
  await postTransactions(ctx, [
    providerPayoutUndonePosting({ ...movement, causeId: payoutId, feeMinor }),
    unassignedPosting({ ...movement, causeId: id }),
  ]);
  return id;
}
