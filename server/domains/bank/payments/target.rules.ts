import type { IncomingPayment, PaymentTarget, ReferenceFault } from "../../billing/index.ts";
import type { PaymentToBook } from "./chunk.queries.ts";

const faults = {
  QRR: "unknown_reference",
  SCOR: "unknown_reference",
  "invalid-or-other": "invalid_reference",
  none: "no_reference",
} as const satisfies Record<PaymentToBook["referenceKind"], ReferenceFault>;

/**
 * What a payment is for, as far as it tells (MON-7): the due item of its reference; otherwise the organization of the account it
 * came from, which gets the money and no invoice that is guessed; otherwise nobody.
 */
function targetOf(payment: PaymentToBook): PaymentTarget {
  const { review, meantOrganizationId, meantDueItemId, payerOrganizationId, referenceKind } = payment;
  if (review !== null) return { kind: "unknown", outcome: "needs_review" };
  if (meantOrganizationId !== null && meantDueItemId !== null) {
    return { kind: "due_item", organizationId: meantOrganizationId, dueItemId: meantDueItemId };
  }
  const outcome = faults[referenceKind];
  if (payerOrganizationId === null) return { kind: "unknown", outcome };
  return { kind: "organization", organizationId: payerOrganizationId, outcome };
}

/** The payment as billing books it. */
export function incomingPaymentOf(payment: PaymentToBook): IncomingPayment {
  const { bookingId: bankPaymentId, amountMinor, currency, bookedOn } = payment;
  return { bankPaymentId, amountMinor, currency, receivedOn: bookedOn, target: targetOf(payment) };
}
