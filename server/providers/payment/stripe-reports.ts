import type Stripe from "stripe";
import { PaymentProviderError } from "../../platform/payment-provider-error.ts";
import type {
  ChargeReport,
  ChargeState,
  DeclineReason,
  KeptMethod,
  PaymentMethodKind,
  RefundReport,
} from "./payment-provider.ts";

/** Our references, as Stripe keeps them beside an object. */
export interface References {
  readonly ours: string;
  readonly organizationId: string;
}

/** The reference `name` of an object; what has none was not made by us. */
export function referencesOf(metadata: Stripe.Metadata | null, name: string): References {
  const [ours, organizationId] = [metadata?.[name], metadata?.organization_id];
  if (!ours || !organizationId)
    throw new PaymentProviderError(`Stripe: an object without ${name} is none of ours`, { isFinal: true });
  return { ours, organizationId };
}

/** What may be known of a payment method; undefined for kinds that are not offered. */
export function keptMethodOf(method: Stripe.PaymentMethod): KeptMethod | undefined {
  const kind = kinds[method.type];
  if (!kind) return undefined;
  const { card } = method;
  return {
    token: method.id,
    kind,
    brand: card?.display_brand ?? card?.brand ?? null,
    hint: card?.last4 ?? method.sepa_debit?.last4 ?? method.paypal?.payer_email ?? null,
    expiresIn: card ? { year: card.exp_year, month: card.exp_month } : null,
  };
}

const kinds: Readonly<Record<string, PaymentMethodKind | undefined>> = {
  card: "card",
  twint: "twint",
  paypal: "paypal",
  sepa_debit: "sepa_debit",
};

/** A report on a payment that was read with `latest_charge` and `payment_method` expanded. */
export function chargeReportOf(
  intent: Stripe.PaymentIntent,
  dispute: Stripe.Dispute | undefined,
): ChargeReport {
  const { ours, organizationId } = referencesOf(intent.metadata, "charge_id");
  const state = stateOf(intent);
  const paid = state === "succeeded" ? intent.amount_received : intent.amount;
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  return {
    chargeId: ours,
    organizationId,
    paymentToken: intent.id,
    state,
    amountMinor: BigInt(paid),
    currency: intent.currency.toUpperCase(),
    url: state === "action_needed" ? redirectOf(intent) : null,
    reason: state === "failed" ? reasonOf(intent.last_payment_error) : null,
    method: methodOf(intent),
    refundedMinor: BigInt(charge?.amount_refunded ?? 0),
    dispute: disputeOf(dispute),
  };
}

function stateOf(intent: Stripe.PaymentIntent): ChargeState {
  switch (intent.status) {
    case "succeeded":
      return "succeeded";
    case "canceled":
      return "cancelled";
    case "processing":
    case "requires_capture":
      return "processing";
    case "requires_action":
      return redirectOf(intent) ? "action_needed" : "open";
    default:
      return intent.last_payment_error ? "failed" : "open";
  }
}

function redirectOf(intent: Stripe.PaymentIntent): string | null {
  return intent.next_action?.redirect_to_url?.url ?? null;
}

function methodOf(intent: Stripe.PaymentIntent): ChargeReport["method"] {
  const method = intent.payment_method ?? intent.last_payment_error?.payment_method;
  if (!method || typeof method === "string") return null;
  const known = keptMethodOf(method);
  return known ? { ...known, isKept: method.customer !== null } : null;
}

const reasons: Readonly<Record<string, DeclineReason | undefined>> = {
  insufficient_funds: "insufficient_funds",
  expired_card: "expired_card",
  expired_payment_method: "expired_card",
  authentication_required: "authentication_failed",
  authentication_failure: "authentication_failed",
  payment_intent_authentication_failure: "authentication_failed",
  payment_intent_payment_attempt_expired: "authentication_failed",
  payment_method_not_available: "method_unavailable",
  payment_method_restricted: "method_unavailable",
  payment_method_unactivated: "method_unavailable",
  payment_method_unexpected_state: "method_unavailable",
  processing_error: "provider_error",
  payment_method_provider_timeout: "provider_error",
};

function reasonOf(error: Stripe.PaymentIntent.LastPaymentError | null): DeclineReason {
  return reasons[error?.decline_code ?? ""] ?? reasons[error?.code ?? ""] ?? "declined";
}

const ended: Readonly<Record<string, "won" | "lost" | undefined>> = { won: "won", lost: "lost" };

/** An inquiry before a dispute (`warning_…`), and what was settled before it became one (`prevented`), move no money. */
function disputeOf(dispute: Stripe.Dispute | undefined): ChargeReport["dispute"] {
  if (!dispute || dispute.status === "prevented" || dispute.status.startsWith("warning_")) return null;
  const state = ended[dispute.status] ?? "open";
  return { token: dispute.id, state, amountMinor: BigInt(dispute.amount) };
}

const refundStates: Readonly<Record<string, RefundReport["state"] | undefined>> = {
  succeeded: "done",
  failed: "failed",
  canceled: "failed",
};

/** A report on a refund of ours. */
export function refundReportOf(refund: Stripe.Refund): RefundReport & { readonly token: string } {
  return {
    token: refund.id,
    refundId: referencesOf(refund.metadata, "refund_id").ours,
    state: refundStates[refund.status ?? ""] ?? "pending",
    amountMinor: BigInt(refund.amount),
    currency: refund.currency.toUpperCase(),
  };
}
