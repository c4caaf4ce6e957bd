import type Stripe from "stripe";
import type { ChargeReport, ChargeRequest, HostedPage, PaymentProvider } from "./payment-provider.ts";
import { asking, declinedPaymentOf, isRefusal } from "./stripe-errors.ts";
import { findMethod, isKept } from "./stripe-methods.ts";
import { offeredMethods, stripeAmount, stripeLocale } from "./stripe-money.ts";
import { chargeReportOf, referencesOf } from "./stripe-reports.ts";

type KeptRequest = Parameters<PaymentProvider["chargeKept"]>[0];

const expanded = ["latest_charge", "payment_method"];

const metadataOf = (request: ChargeRequest) => ({
  charge_id: request.chargeId,
  organization_id: request.organizationId,
});

/** Stripe's own page (Checkout): no script of Stripe runs in ours, and no card number comes near us. */
export async function openPaymentPage(
  stripe: Stripe,
  request: ChargeRequest & { readonly keep: boolean },
): Promise<HostedPage> {
  const { amount, currency } = stripeAmount(request);
  const methods = offeredMethods(request.currency);
  const keeping = Object.fromEntries(methods.map((kind) => [kind, { setup_future_usage: "off_session" }]));
  const session = await asking(() =>
    stripe.checkout.sessions.create(
      {
        mode: "payment",
        customer: request.customerToken,
        client_reference_id: request.chargeId,
        allowed_payment_method_types: [...methods],
        line_items: [
          {
            quantity: 1,
            price_data: { currency, unit_amount: amount, product_data: { name: request.description } },
          },
        ],
        // The payer is asked for our amount in our currency, not for one that Stripe reckons.
        adaptive_pricing: { enabled: false },
        locale: stripeLocale(request.language),
        success_url: request.returnUrl,
        cancel_url: request.returnUrl,
        metadata: metadataOf(request),
        payment_intent_data: { description: request.description, metadata: metadataOf(request) },
        ...(request.keep ? { payment_method_options: keeping } : {}),
      },
      { idempotencyKey: `page-${request.chargeId}` },
    ),
  );
  return { token: session.id, url: session.url ?? request.returnUrl };
}

/** Charges a kept method; a refusal of the method is a report, not an error. */
export async function chargeKept(stripe: Stripe, request: KeptRequest): Promise<ChargeReport> {
  const earlier = await asking(() => findEarlier(stripe, request));
  if (earlier) return readCharge(stripe, earlier);
  return asking(async () => {
    try {
      const { id } = await createPayment(stripe, request);
      return await readPayment(stripe, id);
    } catch (error) {
      const declined = declinedPaymentOf(error);
      if (declined) return await readPayment(stripe, declined);
      if (isRefusal(error) && !(await isKept(stripe, request.methodToken))) return withoutMethod(request);
      throw error;
    }
  });
}

/** Stripe knows our key for a day only: the payer's latest payments are looked through, so that a later repetition charges nobody twice. */
async function findEarlier(stripe: Stripe, request: KeptRequest): Promise<string | undefined> {
  const { data } = await stripe.paymentIntents.list({ customer: request.customerToken, limit: 100 });
  return data.find((intent) => intent.metadata.charge_id === request.chargeId)?.id;
}

async function createPayment(stripe: Stripe, request: KeptRequest): Promise<Stripe.PaymentIntent> {
  const { amount, currency } = stripeAmount(request);
  // Only a card asks its holder again; a wallet or a debit has the mandate that was given when it was kept.
  const mayAsk = request.isPresent && (await findMethod(stripe, request.methodToken))?.type === "card";
  return stripe.paymentIntents.create(
    {
      amount,
      currency,
      customer: request.customerToken,
      payment_method: request.methodToken,
      description: request.description,
      metadata: metadataOf(request),
      confirm: true,
      off_session: !mayAsk,
      return_url: request.returnUrl,
    },
    { idempotencyKey: `charge-${request.chargeId}` },
  );
}

/** The method is gone: forgotten, or never kept. */
function withoutMethod(request: KeptRequest): ChargeReport {
  const { chargeId, organizationId, amountMinor, currency } = request;
  const nothing = { paymentToken: null, url: null, method: null, refundedMinor: 0n, dispute: null };
  return {
    chargeId,
    organizationId,
    amountMinor,
    currency,
    ...nothing,
    state: "failed",
    reason: "method_unavailable",
  };
}

/** What became of a charge, by the token of its page (`cs_…`) or payment (`pi_…`). */
export function readCharge(stripe: Stripe, token: string): Promise<ChargeReport> {
  return asking(() => (token.startsWith("cs_") ? readPage(stripe, token) : readPayment(stripe, token)));
}

/** Closes a page or payment; where it is too late for that, the report says how it ended. */
export async function cancelCharge(stripe: Stripe, token: string): Promise<ChargeReport> {
  await asking(async () => {
    try {
      if (token.startsWith("cs_")) await stripe.checkout.sessions.expire(token);
      else await stripe.paymentIntents.cancel(token);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  });
  return readCharge(stripe, token);
}

async function readPayment(stripe: Stripe, token: string): Promise<ChargeReport> {
  const intent = await stripe.paymentIntents.retrieve(token, { expand: expanded });
  return reportWithDispute(stripe, intent);
}

async function readPage(stripe: Stripe, token: string): Promise<ChargeReport> {
  const session = await stripe.checkout.sessions.retrieve(token, {
    expand: expanded.map((name) => `payment_intent.${name}`),
  });
  const intent = session.payment_intent;
  // While the page is open the payer may try another method: a declined one decides nothing.
  if (session.status === "complete" && intent && typeof intent === "object")
    return reportWithDispute(stripe, intent);
  const { ours, organizationId } = referencesOf(session.metadata, "charge_id");
  return {
    chargeId: ours,
    organizationId,
    paymentToken: null,
    state: session.status === "expired" ? "cancelled" : "open",
    amountMinor: BigInt(session.amount_total ?? 0),
    currency: (session.currency ?? "").toUpperCase(),
    url: null,
    reason: null,
    method: null,
    refundedMinor: 0n,
    dispute: null,
  };
}

async function reportWithDispute(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<ChargeReport> {
  const charge = intent.latest_charge;
  if (!charge || typeof charge === "string" || !charge.disputed) return chargeReportOf(intent, undefined);
  const { data } = await stripe.disputes.list({ payment_intent: intent.id, limit: 1 });
  return chargeReportOf(intent, data[0]);
}
