import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { giveBack } from "./give-back.ts";
import { lockPayout } from "./payout.queries.ts";

/** Withdraws a payout that nobody has approved or refused (MON-10). Refused: billing.payout_decided. */
export async function withdrawPayout(ctx: WriteContext, payoutId: string): Promise<void> {
  const organizationId = organizationOf(ctx);
  await lockOrganizations(ctx.db, [organizationId]);
  const payout = found(await lockPayout(ctx.db, organizationId, payoutId));
  refuseUnless(payout.state === "requested", "billing.payout_decided");
  await giveBack(ctx, payout, { state: "withdrawn" });
  ctx.audit({ subjectKind: "payout", subjectId: payoutId, details: { number: payout.number } });
}
