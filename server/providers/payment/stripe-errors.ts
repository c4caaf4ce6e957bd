import Stripe from "stripe";
import { PaymentProviderError } from "../../platform/payment-provider-error.ts";

const { errors } = Stripe;

/** Asks Stripe; what it refuses, or that it cannot be reached, becomes a PaymentProviderError. */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw providerErrorOf(error);
  }
}

/**
 * A refusal of what was asked is final. A key that is refused is not: nothing was made, and the same question is answered once
 * somebody has corrected the setting.
 */
function providerErrorOf(error: unknown): unknown {
  if (!(error instanceof errors.StripeError)) return error;
  const isFinal =
    error instanceof errors.StripeInvalidRequestError ||
    error instanceof errors.StripeIdempotencyError ||
    error instanceof errors.StripeCardError;
  const isAgain = error.code === "lock_timeout" || error.code === "idempotency_key_in_use";
  return new PaymentProviderError(`Stripe: ${error.code ?? error.type}: ${error.message}`, {
    isFinal: isFinal && !isAgain,
    cause: error,
  });
}

/** True where Stripe says that a thing is not there, or not in the state for what was asked. */
export function isRefusal(error: unknown): error is InstanceType<typeof errors.StripeInvalidRequestError> {
  return error instanceof errors.StripeInvalidRequestError;
}

/** The payment that was declined, where that is why Stripe answered with an error. */
export function declinedPaymentOf(error: unknown): string | undefined {
  return error instanceof errors.StripeCardError ? error.payment_intent?.id : undefined;
}
