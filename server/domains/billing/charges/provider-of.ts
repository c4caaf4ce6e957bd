import type { OpenContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { PaymentProviderError } from "../../../platform/payment-provider-error.ts";
import type { PaymentProvider } from "../../../providers/payment/payment-provider.ts";

/** The installation's payment provider. Refused where there is none: billing.no_card_payments. */
export function providerOf(ctx: OpenContext): PaymentProvider {
  const { payment } = ctx.providers;
  if (!payment) throw new AppError("billing.no_card_payments");
  return payment;
}

/** Calls the provider for somebody who waits: that it cannot be reached, or said no, is said in words, and the rest logged. */
export async function callFor<T>(ctx: OpenContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PaymentProviderError)) throw error;
    ctx.log.warn({ err: error }, "payments: the provider did not do what was asked");
    throw new AppError("billing.provider_unavailable", {}, [], error);
  }
}
