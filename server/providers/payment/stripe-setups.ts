import type Stripe from "stripe";
import type { HostedPage, PaymentProvider, SetupReport } from "./payment-provider.ts";
import { asking, isRefusal } from "./stripe-errors.ts";
import { isKept } from "./stripe-methods.ts";
import { offeredMethods, stripeLocale } from "./stripe-money.ts";
import { keptMethodOf, referencesOf } from "./stripe-reports.ts";

type SetupRequest = Parameters<PaymentProvider["openSetupPage"]>[0];

/** Stripe's own page on which a method is kept without a payment. */
export async function openSetupPage(stripe: Stripe, request: SetupRequest): Promise<HostedPage> {
  const metadata = { setup_id: request.setupId, organization_id: request.organizationId };
  const session = await asking(() =>
    stripe.checkout.sessions.create(
      {
        mode: "setup",
        customer: request.customerToken,
        client_reference_id: request.setupId,
        currency: request.currency.toLowerCase(),
        allowed_payment_method_types: [...offeredMethods(request.currency)],
        locale: stripeLocale(request.language),
        success_url: request.returnUrl,
        cancel_url: request.returnUrl,
        metadata,
        setup_intent_data: { metadata },
      },
      { idempotencyKey: `setup-${request.setupId}` },
    ),
  );
  return { token: session.id, url: session.url ?? request.returnUrl };
}

/** Whether a method was kept on a page. */
export async function readSetup(stripe: Stripe, token: string): Promise<SetupReport> {
  const session = await asking(() =>
    stripe.checkout.sessions.retrieve(token, { expand: ["setup_intent.payment_method"] }),
  );
  const setupId = referencesOf(session.metadata, "setup_id").ours;
  const intent = typeof session.setup_intent === "object" ? session.setup_intent : null;
  const method = intent?.payment_method;
  if (session.status === "complete" && intent?.status === "succeeded" && method && typeof method === "object")
    return { setupId, state: "done", method: keptMethodOf(method) ?? null };
  const isOver = session.status === "expired" || intent?.status === "canceled";
  return { setupId, state: isOver ? "cancelled" : "open", method: null };
}

/** Forgets a kept method, at Stripe's and, for wallets and debits, the mandate with it. */
export function forgetMethod(stripe: Stripe, methodToken: string): Promise<void> {
  return asking(async () => {
    try {
      await stripe.paymentMethods.detach(methodToken);
    } catch (error) {
      if (!isRefusal(error) || (await isKept(stripe, methodToken))) throw error;
    }
  });
}
