import type { WriteContext } from "../../../platform/context.ts";
import { payoutBackPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { decidePayoutRow, type PayoutRow } from "./payout.queries.ts";

/** Ends a payout that was never sent: the reserved money is on the prepaid account again. */
export async function giveBack(
  ctx: WriteContext,
  payout: PayoutRow,
  decision: { readonly state: "refused" | "withdrawn"; readonly refusal?: string },
): Promise<void> {
  await decidePayoutRow(ctx.db, payout, decision, ctx.clock.now().toString());
  const { organizationId, id: causeId, currency, amountMinor } = payout;
  const movement = { organizationId, causeId, bookedOn: ctx.clock.today(), currency, amountMinor };
  await postTransactions(ctx, [payoutBackPosting(`payout_${decision.state}`, movement)]);
  ctx.publish({ topic: "prepaid", organizationId });
}
