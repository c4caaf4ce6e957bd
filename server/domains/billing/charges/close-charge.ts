import type { OpenContext } from "../../../platform/context.ts";
import { abandonCharge } from "./abandon-charge.ts";
import { applyReport } from "./apply-report.ts";
import { callProvider } from "./call-provider.ts";
import { findCharge } from "./charge.queries.ts";
import { isLive } from "./charge.rules.ts";
import { providerOf } from "./provider-of.ts";

/**
 * Closes a charge at the provider, so that it can no longer be paid: what it is for is cancelled, or paid otherwise. Where it was
 * paid all the same, the money goes to the prepaid account (MON-7, MON-9).
 */
export async function closeCharge(ctx: OpenContext, organizationId: string, chargeId: string): Promise<void> {
  const read = () => ctx.read(({ db }) => findCharge(db, organizationId, chargeId));
  const begun = await read();
  if (!begun || !isLive(begun.state)) return;
  if (begun.token === null) {
    // A kept method is not charged for what nobody asks for any more: should it have been, the provider's event tells.
    if (begun.paymentProfileId !== null) return ctx.write((write) => abandonCharge(write, begun));
    // The provider may have made the page though it never answered; asked again, it says by which name.
    await callProvider(ctx, begun, false);
  }
  const charge = await read();
  if (!charge || charge.token === null || !isLive(charge.state)) return;
  const report = await providerOf(ctx).cancelCharge(charge.token);
  await ctx.write((write) => applyReport(write, { organizationId, chargeId }, report));
}
