import type { Day } from "../../../../common/dates.ts";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { listWaiting } from "../ledger/ledger.queries.ts";
import { providerPayoutPosting, unassignedReversal } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { insertProviderPayout, type ProviderPayout } from "./provider-payout.queries.ts";

/**
 * Books a waiting bank payment as a payout of the payment provider: it is no customer's money. What the provider holds sinks by what
 * arrived and by the fees that it kept, both in minor units. Refused: bank.not_waiting.
 */
export async function recordProviderPayout(
  ctx: WriteContext,
  payout: ProviderPayout & { readonly bookedOn: Day },
): Promise<void> {
  const { id: causeId, currency, amountMinor, feeMinor, bookedOn } = payout;
  const [waiting] = await listWaiting(ctx.db, [causeId]);
  refuseUnless(waiting, "bank.not_waiting");
  await insertProviderPayout(ctx.db, { ...payout, recordedBy: userOf(ctx) }, ctx.clock.now().toString());
  await postTransactions(ctx, [
    unassignedReversal({ causeId, bookedOn: ctx.clock.today(), currency, amountMinor }),
    providerPayoutPosting({ causeId, bookedOn, currency, amountMinor, feeMinor }),
  ]);
}
