import type { OpenContext } from "../../../platform/context.ts";
import { applyReport } from "./apply-report.ts";
import { callProvider } from "./call-provider.ts";
import { findCharge } from "./charge.queries.ts";
import { providerOf } from "./provider-of.ts";

/**
 * Asks the provider what became of a charge and books what it says: after its event, when the payer comes back, and from time to
 * time by a job, in any order and as often as one likes. A charge that the provider may not know yet is handed to it first.
 */
export async function settleCharge(
  ctx: OpenContext,
  organizationId: string,
  chargeId: string,
): Promise<void> {
  const charge = await ctx.read(({ db }) => findCharge(db, organizationId, chargeId));
  if (!charge) return;
  if (charge.token === null) {
    if (charge.state !== "failed") await callProvider(ctx, charge, false);
    return;
  }
  const report = await providerOf(ctx).readCharge(charge.token);
  await ctx.write((write) => applyReport(write, { organizationId, chargeId }, report));
}
