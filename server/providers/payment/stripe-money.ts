import type Stripe from "stripe";
import { toMinorNumber } from "../../../common/money.ts";
import { PaymentProviderError } from "../../platform/payment-provider-error.ts";
import type { PaymentMethodKind } from "./payment-provider.ts";

/**
 * What is offered in a currency. Stripe counts both in the minor units that we do (hundredths); a currency that is added here
 * must be looked up first in Stripe's list of zero-decimal and special currencies, which departs from ISO 4217 for some.
 */
const offered: Readonly<Record<string, readonly PaymentMethodKind[] | undefined>> = {
  CHF: ["card", "twint", "paypal"],
  EUR: ["card", "paypal", "sepa_debit"],
};

/** Which ways of paying a page offers in a currency, in the order of the page. */
export function offeredMethods(currency: string): readonly PaymentMethodKind[] {
  return offered[currency] ?? [];
}

/** An amount as Stripe takes it: an integer of minor units, at most eight digits. */
export function stripeAmount(money: { readonly amountMinor: bigint; readonly currency: string }): {
  amount: number;
  currency: string;
} {
  if (offeredMethods(money.currency).length === 0)
    throw new PaymentProviderError(`Stripe: nothing is charged in ${money.currency}`, { isFinal: true });
  if (money.amountMinor <= 0n || money.amountMinor > 99_999_999n)
    throw new PaymentProviderError("Stripe: amounts have one to eight digits", { isFinal: true });
  return { amount: toMinorNumber(money.amountMinor), currency: money.currency.toLowerCase() };
}

/** The language of a page: each of ours is one of Stripe's. */
export function stripeLocale(language: string): Stripe.Checkout.SessionCreateParams.Locale {
  return language;
}
