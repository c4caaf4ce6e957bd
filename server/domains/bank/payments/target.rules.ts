import type { IncomingPayment, PaymentTarget, ReferenceFault } from "../../billing/index.ts";
import type { PaymentToBook } from "./chunk.queries.ts";
import type { Match } from "./match.rules.ts";

const faults = {
  QRR: "unknown_reference",
  SCOR: "unknown_reference",
  "invalid-or-other": "invalid_reference",
  none: "no_reference",
} as const satisfies Record<PaymentToBook["referenceKind"], ReferenceFault>;

/** What is wrong with a payment's reference, where it names nothing. */
export const faultOf = ({ referenceKind }: Pick<PaymentToBook, "referenceKind">): ReferenceFault =>
  faults[referenceKind];

/**
 * What a payment is for, as far as it tells (MON-7): the due item of its reference; otherwise what matches beyond doubt; otherwise
 * the organization of the account it came from, which gets the money on its prepaid account; otherwise nobody.
 */
function targetOf(payment: PaymentToBook, match: Match | undefined): PaymentTarget {
  const { review, meantOrganizationId, meantDueItemId, payerOrganizationId } = payment;
  if (review !== null) return { kind: "unknown", outcome: "needs_review" };
  if (meantOrganizationId !== null && meantDueItemId !== null) {
    return { kind: "due_item", organizationId: meantOrganizationId, dueItemId: meantDueItemId };
  }
  if (match?.target) return match.target;
  const outcome = faultOf(payment);
  if (payerOrganizationId === null) return { kind: "unknown", outcome };
  return { kind: "organization", organizationId: payerOrganizationId, outcome };
}

/** The payment as billing books it. */
export function incomingPaymentOf(payment: PaymentToBook, match?: Match): IncomingPayment {
  const { bookingId: bankPaymentId, amountMinor, currency, bookedOn } = payment;
  return { bankPaymentId, amountMinor, currency, receivedOn: bookedOn, target: targetOf(payment, match) };
}
