import type Stripe from "stripe";
import type { PaymentProvider, RefundReport } from "./payment-provider.ts";
import { asking } from "./stripe-errors.ts";
import { stripeAmount } from "./stripe-money.ts";
import { refundReportOf } from "./stripe-reports.ts";

type RefundRequest = Parameters<PaymentProvider["refund"]>[0];

/** Gives back a part of a payment, or all of it. */
export async function refund(
  stripe: Stripe,
  request: RefundRequest,
): Promise<RefundReport & { readonly token: string }> {
  const { refundId, organizationId, paymentToken } = request;
  const { amount } = stripeAmount(request);
  return asking(async () => {
    // Stripe knows our key for a day only; a later repetition finds the refund beside its payment.
    const { data } = await stripe.refunds.list({ payment_intent: paymentToken, limit: 100 });
    const earlier = data.find(({ metadata }) => metadata?.refund_id === refundId);
    if (earlier) return refundReportOf(earlier);
    const made = await stripe.refunds.create(
      {
        payment_intent: paymentToken,
        amount,
        metadata: { refund_id: refundId, organization_id: organizationId },
      },
      { idempotencyKey: `refund-${refundId}` },
    );
    return refundReportOf(made);
  });
}

/** What became of a refund. */
export function readRefund(stripe: Stripe, token: string): Promise<RefundReport> {
  return asking(async () => refundReportOf(await stripe.refunds.retrieve(token)));
}
