import type { BankPayment } from "../../../hooks/staff/bank-payments.ts";

/** What became of a payment, in one word: a state of the kind `bank_payment`. */
export type PaymentResult = Exclude<BankPayment["state"], "booked"> | "paid" | "prepaid";

/** A booked payment paid what was due if it was exactly that; anything else went to a prepaid account (MON-7). */
export function resultOf({ state, outcome }: Pick<BankPayment, "state" | "outcome">): PaymentResult {
  if (state !== "booked") return state;
  return outcome === "exact" || outcome === "matched" ? "paid" : "prepaid";
}
