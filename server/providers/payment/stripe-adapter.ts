import Stripe from "stripe";
import { derivedId } from "../../platform/ids.ts";
import type { PaymentCustomer, PaymentProvider } from "./payment-provider.ts";
import { cancelCharge, chargeKept, openPaymentPage, readCharge } from "./stripe-charges.ts";
import { asking } from "./stripe-errors.ts";
import { readStripeEvent } from "./stripe-events.ts";
import { offeredMethods } from "./stripe-money.ts";
import { readRefund, refund } from "./stripe-refunds.ts";
import { forgetMethod, openSetupPage, readSetup } from "./stripe-setups.ts";

export interface StripeOptions {
  /** Secret or restricted key of the account. */
  readonly key: string;
  /** Secret of the webhook endpoint, `whsec_…`. */
  readonly webhookSecret: string;
  /** Where its HTTP is spoken, if not at Stripe's. */
  readonly server?: { readonly host: string; readonly port: number; readonly protocol: "http" | "https" };
}

/** The version that the package was made for, written out so that a new package changes it knowingly. */
const apiVersion = "2026-10-28.endive";
/** For a call and its one repetition each: somebody may sit and wait. */
const timeout_ms = 12_000;

/** Payments by Stripe, through its official library; it reads with our key, so that nothing of another account can be read. */
export function stripePayments(options: StripeOptions): PaymentProvider {
  const stripe = new Stripe(options.key, {
    apiVersion,
    timeout: timeout_ms,
    maxNetworkRetries: 1,
    telemetry: false,
    ...options.server,
  });
  const endpoint = { secret: options.webhookSecret, isLive: /^[a-z]+_live_/.test(options.key) };
  return {
    name: "stripe",
    methodsFor: offeredMethods,
    createCustomer: (customer) => createCustomer(stripe, customer),
    openPaymentPage: (request) => openPaymentPage(stripe, request),
    chargeKept: (request) => chargeKept(stripe, request),
    readCharge: (token) => readCharge(stripe, token),
    cancelCharge: (token) => cancelCharge(stripe, token),
    openSetupPage: (request) => openSetupPage(stripe, request),
    readSetup: (token) => readSetup(stripe, token),
    forgetMethod: (methodToken) => forgetMethod(stripe, methodToken),
    refund: (request) => refund(stripe, request),
    readRefund: (token) => readRefund(stripe, token),
    readEvent: (body, signature, now) => readStripeEvent(stripe, endpoint, body, signature, now),
  };
}

/** A customer's name may change between two tries, so that the key stands for all that is sent; a second customer does no harm. */
async function createCustomer(stripe: Stripe, customer: PaymentCustomer): Promise<string> {
  const { organizationId, name, email } = customer;
  const { id } = await asking(() =>
    stripe.customers.create(
      { name, email, metadata: { organization_id: organizationId } },
      { idempotencyKey: `customer-${derivedId(organizationId, name, email)}` },
    ),
  );
  return id;
}
