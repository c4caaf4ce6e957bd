import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { giveBack } from "./give-back.ts";
import {
  decidePayoutRow,
  insertApproval,
  listApprovals,
  lockPayout,
  type PayoutRow,
} from "./payout.queries.ts";
import { tellOfPayouts } from "./tell-of-payouts.ts";

interface PayoutKey {
  readonly organizationId: string;
  readonly payoutId: string;
}

async function lockRequested(ctx: WriteContext, { organizationId, payoutId }: PayoutKey): Promise<PayoutRow> {
  await lockOrganizations(ctx.db, [organizationId]);
  const payout = found(await lockPayout(ctx.db, organizationId, payoutId));
  refuseUnless(payout.state === "requested", "billing.payout_decided");
  refuseUnless(payout.requestedBy !== userOf(ctx), "billing.payout_own");
  return payout;
}

/**
 * Approves a payout (MON-10); one above the limit is approved when a second member of staff does so. Refused: billing.payout_decided,
 * billing.payout_own, billing.payout_approved_by_you.
 */
export async function approvePayout(ctx: WriteContext, key: PayoutKey): Promise<void> {
  const payout = await lockRequested(ctx, key);
  const { organizationId, id, number } = payout;
  const before = await listApprovals(ctx.db, organizationId, id);
  const approvedBy = userOf(ctx);
  refuseUnless(!before.some((one) => one.approvedBy === approvedBy), "billing.payout_approved_by_you");
  const now = ctx.clock.now().toString();
  await insertApproval(ctx.db, payout, approvedBy, now);
  if (before.length + 1 >= payout.approvalsNeeded) {
    await decidePayoutRow(ctx.db, payout, { state: "approved" }, now);
    await tellOfPayouts(ctx, { template: "billing.payout_approved", payouts: [payout] });
  }
  ctx.audit({ organizationId, subjectKind: "payout", subjectId: id, details: { number } });
  ctx.publish({ topic: "prepaid", organizationId });
  ctx.publish({ topic: "payouts" });
}

/** Refuses a payout with a reason that the customer reads; the money is back at once. Refused as approving is. */
export async function refusePayout(ctx: WriteContext, key: PayoutKey, reason: string): Promise<void> {
  const payout = await lockRequested(ctx, key);
  const { organizationId, id, number } = payout;
  await giveBack(ctx, payout, { state: "refused", refusal: reason });
  await tellOfPayouts(ctx, { template: "billing.payout_refused", payouts: [{ ...payout, reason }] });
  ctx.audit({ organizationId, subjectKind: "payout", subjectId: id, details: { number } });
  ctx.publish({ topic: "payouts" });
}
