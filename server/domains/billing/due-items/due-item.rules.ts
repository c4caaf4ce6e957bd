import type { CancelCause, DueItem } from "./due-item.queries.ts";

/** Why a payment ended where it did (MON-7). */
export type PaymentOutcome =
  | "exact"
  | "matched"
  | "other_amount"
  | "other_currency"
  | "used_reference"
  | "cancelled_order"
  | "replaced_reference"
  | "unknown_reference"
  | "invalid_reference"
  | "no_reference"
  | "needs_review"
  | "assigned_by_staff"
  | "from_prepaid"
  | "top_up"
  | "top_up_other_amount"
  | "credited_invoice"
  | "written_off_invoice"
  | "credit_note";

type DueOutcome = Extract<
  PaymentOutcome,
  | "exact"
  | "used_reference"
  | "cancelled_order"
  | "replaced_reference"
  | "credited_invoice"
  | "written_off_invoice"
  | "other_currency"
  | "other_amount"
  | "top_up"
  | "top_up_other_amount"
>;

/** What a payment with the reference of a due item means for it: it pays exactly, or it cannot pay, and why (MON-7). */
export function outcomeFor(
  payment: { readonly amountMinor: bigint; readonly currency: string },
  due: Pick<DueItem, "kind" | "state" | "cancelCause" | "currency" | "amountMinor">,
): DueOutcome {
  if (due.kind === "top_up") return topUpOutcome(payment, due);
  if (due.state === "paid") return "used_reference";
  if (due.state === "cancelled") return cancelledOutcomes[due.cancelCause ?? "cancelled"];
  if (payment.currency !== due.currency) return "other_currency";
  return payment.amountMinor === due.amountMinor ? "exact" : "other_amount";
}

const cancelledOutcomes = {
  cancelled: "cancelled_order",
  replaced: "replaced_reference",
  reduced: "credited_invoice",
  credited: "credited_invoice",
  written_off: "written_off_invoice",
  time: "cancelled_order",
} as const satisfies Record<CancelCause, DueOutcome>;

/** The money is for the prepaid account, however much it is and however often it comes (MON-11). */
function topUpOutcome(
  payment: { readonly amountMinor: bigint; readonly currency: string },
  due: Pick<DueItem, "currency" | "amountMinor">,
): "top_up" | "top_up_other_amount" | "other_currency" {
  if (payment.currency !== due.currency) return "other_currency";
  return payment.amountMinor === due.amountMinor ? "top_up" : "top_up_other_amount";
}
