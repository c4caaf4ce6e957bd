import { formatAmount } from "../../../../common/money.ts";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { findChargeFacts, lockCharge } from "../charges/charge.queries.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { refundPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { findRefundable } from "./find-refundable.ts";
import { settleRefundJob } from "./refund.jobs.ts";
import { insertRefund } from "./refund.queries.ts";

/** What staff give back of a charge; minor units. */
export interface RefundWish {
  readonly organizationId: string;
  readonly chargeId: string;
  readonly amountMinor: bigint;
  /** For staff alone. */
  readonly reason: string;
}

/**
 * Takes money out of the prepaid account and gives it back to the method that a charge was paid with (MON-14); the provider is asked
 * by a job. Refused beyond what the charge still holds and the balance reaches: billing.refund_too_much.
 */
export async function requestRefund(ctx: WriteContext, wish: RefundWish): Promise<void> {
  const { organizationId, chargeId, amountMinor, reason } = wish;
  await lockOrganizations(ctx.db, [organizationId]);
  found(await lockCharge(ctx.db, organizationId, chargeId));
  const facts = found(await findChargeFacts(ctx.db, organizationId, chargeId));
  const { currency } = facts;
  const { refundableMinor } = await findRefundable(ctx.db, facts);
  refuseUnless(amountMinor <= refundableMinor, "billing.refund_too_much", {
    amount: formatAmount({ minor: refundableMinor, currency }, ctx.language),
  });
  const id = newId();
  const refund = { organizationId, id, chargeId, currency, amountMinor, reason, requestedBy: userOf(ctx) };
  await insertRefund(ctx.db, refund, ctx.clock.now().toString());
  const bookedOn = ctx.clock.today();
  await postTransactions(ctx, [
    refundPosting({ organizationId, causeId: id, bookedOn, currency, amountMinor }),
  ]);
  await ctx.addJob(settleRefundJob, { organizationId, refundId: id });
  ctx.audit({
    ...{ subjectKind: "charge", subjectId: chargeId, organizationId },
    details: { amount: amountMinor.toString(), currency },
  });
  ctx.publish({ topic: "prepaid", organizationId });
}
