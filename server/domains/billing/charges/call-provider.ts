import type { OpenContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { PaymentProviderError } from "../../../platform/payment-provider-error.ts";
import type { ChargeReport, ChargeRequest } from "../../../providers/payment/payment-provider.ts";
import { chargePage } from "../pages.ts";
import { findProfile } from "../payment-profiles/profile.queries.ts";
import { applyReport } from "./apply-report.ts";
import { type Charge, findCustomerToken, noteToken } from "./charge.queries.ts";
import { providerOf } from "./provider-of.ts";

/**
 * Hands a charge to the provider: a page for the payer, or a kept method that is charged at once. Safe to repeat, for the provider
 * knows the charge by our id. What it refuses for good has failed.
 */
export async function callProvider(ctx: OpenContext, charge: Charge, isPresent: boolean): Promise<void> {
  const { organizationId, id: chargeId } = charge;
  try {
    if (charge.paymentProfileId === null) await openPage(ctx, charge);
    else await chargeProfile(ctx, charge, isPresent);
  } catch (error) {
    if (!(error instanceof PaymentProviderError && error.isFinal)) throw error;
    ctx.log.warn({ err: error, chargeId }, "payments: the provider refused a charge");
    await ctx.write((write) => applyReport(write, { organizationId, chargeId }, refusedBy(charge)));
  }
}

async function requestOf(ctx: OpenContext, charge: Charge): Promise<ChargeRequest> {
  const { organizationId, id: chargeId, amountMinor, currency, description, language } = charge;
  const token = await ctx.read(({ db }) => findCustomerToken(db, organizationId, charge.provider));
  const returnUrl = `${ctx.config.publicUrl}${chargePage(organizationId, chargeId)}`;
  const money = { amountMinor, currency, description, language, returnUrl };
  return { chargeId, organizationId, customerToken: found(token), ...money };
}

async function openPage(ctx: OpenContext, charge: Charge): Promise<void> {
  const request = await requestOf(ctx, charge);
  const page = await providerOf(ctx).openPaymentPage({ ...request, keep: charge.keepsMethod });
  await ctx.write(({ db }) => noteToken(db, charge, page.token, page.url));
}

async function chargeProfile(ctx: OpenContext, charge: Charge, isPresent: boolean): Promise<void> {
  const { organizationId, id: chargeId, paymentProfileId } = charge;
  if (paymentProfileId === null) throw new AppError("billing.payment_method_gone");
  const profile = found(await ctx.read(({ db }) => findProfile(db, organizationId, paymentProfileId)));
  const request = await requestOf(ctx, charge);
  const report = await providerOf(ctx).chargeKept({ ...request, methodToken: profile.token, isPresent });
  await ctx.write(async (write) => {
    if (report.paymentToken !== null) await noteToken(write.db, charge, report.paymentToken, report.url);
    await applyReport(write, { organizationId, chargeId }, report);
  });
}

/** As the provider would tell of a charge that it never began. */
function refusedBy({ id: chargeId, organizationId, amountMinor, currency }: Charge): ChargeReport {
  return {
    ...{ chargeId, organizationId, amountMinor, currency, paymentToken: null, state: "failed", url: null },
    ...{ reason: "provider_error", method: null, refundedMinor: 0n, dispute: null },
  };
}
