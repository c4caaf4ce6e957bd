import { createHash } from "node:crypto";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { accountFor } from "../due-items/reference.rules.ts";
import { paymentOrderOf } from "./payment-order.ts";
import { insertBatch, nextBatchNumber, takeApproved } from "./payout-batch.queries.ts";

/**
 * Makes the payment file of all approved payouts in a currency, to be carried out today (MON-10): each is in one file only, whoever
 * clicks at the same moment. Gives its id. Refused: billing.no_payouts_approved.
 */
export async function makeBatch(ctx: WriteContext, currency: string): Promise<string> {
  const { provider } = ctx.config;
  const account = accountFor(provider, currency);
  const id = newId();
  const now = ctx.clock.now();
  const createdAt = now.toString();
  const payouts = await takeApproved(ctx.db, currency, id, createdAt);
  refuseUnless(payouts.length > 0, "billing.no_payouts_approved", { currency });
  const number = await nextBatchNumber(ctx.db);
  const executionOn = ctx.clock.today();
  const bytes = paymentOrderOf({
    ...{ messageId: `CHALET-${number}`, createdAt: now.toString({ smallestUnit: "second" }) },
    ...{ executionOn, provider: provider.name, account, payouts },
  });
  await insertBatch(ctx.db, {
    ...{ id, number, currency, payouts: payouts.length, executionOn, bytes, createdAt },
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
