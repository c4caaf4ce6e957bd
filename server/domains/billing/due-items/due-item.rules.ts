import type { DueItem } from "./due-item.queries.ts";

/** Why a payment ended where it did (MON-7). */
export type PaymentOutcome =
  | "exact"
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
  | "from_prepaid";

/** What a payment with the reference of a due item means for it: it pays exactly, or it cannot pay, and why (MON-7). */
export function outcomeFor(
  payment: { readonly amountMinor: bigint; readonly currency: string },
  due: Pick<DueItem, "state" | "cancelCause" | "currency" | "amountMinor">,
): "exact" | "used_reference" | "cancelled_order" | "replaced_reference" | "other_currency" | "other_amount" {
  if (due.state === "paid") return "used_reference";
  if (due.state === "cancelled")
    return due.cancelCause === "replaced" ? "replaced_reference" : "cancelled_order";
  if (payment.currency !== due.currency) return "other_currency";
  return payment.amountMinor === due.amountMinor ? "exact" : "other_amount";
}
