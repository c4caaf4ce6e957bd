import { createHash } from "node:crypto";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { accountFor } from "../due-items/reference.rules.ts";
import { paymentOrderOf } from "./payment-order.ts";
import type { Destination } from "./payout.rules.ts";
import { insertBatch, nextBatchNumber, type TakenPayout, takeApproved } from "./payout-batch.queries.ts";
import { mostListed, payoutListOf } from "./payout-list.ts";

interface BatchOf {
  readonly currency: string;
  readonly destination: Destination;
}

/**
 * Makes the payment file of all approved payouts in a currency, to be carried out today (MON-10): pain.001 for the bank, a list for
 * PayPal with at most 5,000. Each is in one file only, whoever clicks at the same moment. Gives its id. Refused:
 * billing.no_payouts_approved, billing.account_missing.
 */
export async function makeBatch(ctx: WriteContext, of: BatchOf): Promise<string> {
  const { currency, destination } = of;
  const id = newId();
  const createdAt = ctx.clock.now().toString();
  if (destination === "bank") accountFor(ctx.config.provider, currency);
  const most = destination === "paypal" ? mostListed : null;
  const payouts = await takeApproved(ctx.db, { ...of, batchId: id, at: createdAt, most });
  refuseUnless(payouts.length > 0, "billing.no_payouts_approved", { currency });
  const number = await nextBatchNumber(ctx.db);
  const bytes = bytesOf(ctx, of, number, payouts);
  await insertBatch(ctx.db, {
    ...{ id, number, destination, currency, payouts: payouts.length, bytes, createdAt },
    executionOn: ctx.clock.today(),
    sumMinor: payouts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    sha256: createHash("sha256").update(bytes).digest(),
    createdBy: userOf(ctx),
  });
  for (const organizationId of new Set(payouts.map((payout) => payout.organizationId))) {
    ctx.publish({ topic: "prepaid", organizationId });
  }
  ctx.publish({ topic: "payouts" });
  return id;
}

function bytesOf(
  { config: { provider }, clock }: WriteContext,
  { currency, destination }: BatchOf,
  number: bigint,
  payouts: readonly TakenPayout[],
): Buffer {
  if (destination === "paypal") {
    const listed = payouts.map((payout) => ({ ...payout, paypalEmail: payout.paypalEmail ?? "" }));
    return payoutListOf(currency, listed);
  }
  return paymentOrderOf({
    ...{ messageId: `CHALET-${number}`, createdAt: clock.now().toString({ smallestUnit: "second" }) },
    ...{ executionOn: clock.today(), provider: provider.name, account: accountFor(provider, currency) },
    payouts: payouts.map(({ iban, holder, ...payout }) => ({
      ...payout,
      ...{ iban: iban ?? "", holder: holder ?? "" },
    })),
  });
}
