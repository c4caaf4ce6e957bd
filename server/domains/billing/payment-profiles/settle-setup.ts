import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import type { SetupReport } from "../../../providers/payment/payment-provider.ts";
import { providerOf } from "../charges/provider-of.ts";
import { keepMethod } from "./keep-method.ts";
import { findSetup, lockSetup, settleSetupRow } from "./profile.queries.ts";

/** Asks the provider how a visit to its page ended, and keeps the method that came of it, once. */
export async function settleSetup(ctx: OpenContext, organizationId: string, setupId: string): Promise<void> {
  const setup = await ctx.read(({ db }) => findSetup(db, organizationId, setupId));
  if (setup?.state !== "started" || setup.token === null) return;
  const report = await providerOf(ctx).readSetup(setup.token);
  if (report.setupId !== setupId) throw new Error(`the provider tells of setup ${report.setupId}`);
  await ctx.write((write) => applySetup(write, organizationId, report));
}

async function applySetup(ctx: WriteContext, organizationId: string, report: SetupReport): Promise<void> {
  const setup = found(await lockSetup(ctx.db, organizationId, report.setupId));
  if (setup.state !== "started" || report.state === "open") return;
  const now = ctx.clock.now().toString();
  if (report.state === "cancelled" || !report.method) {
    await settleSetupRow(ctx.db, setup, { state: "cancelled", paymentProfileId: null }, now);
    return;
  }
  const paymentProfileId = await keepMethod(ctx, setup, report.method);
  await settleSetupRow(ctx.db, setup, { state: "done", paymentProfileId }, now);
  const subject = { subjectKind: "payment_profile", subjectId: paymentProfileId };
  ctx.audit({ action: "payment_profile.add", organizationId, ...subject });
}
