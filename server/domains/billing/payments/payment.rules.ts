import type { Day } from "../../../../common/dates.ts";
import type { DueItem } from "../due-items/due-item.queries.ts";
import { outcomeFor, type PaymentOutcome } from "../due-items/due-item.rules.ts";

/** Why a payment has no due item: its reference led to none. */
export type ReferenceFault = Extract<
  PaymentOutcome,
  "unknown_reference" | "invalid_reference" | "no_reference" | "needs_review"
>;

/** What is known of whom a payment is for: the due item of its reference, an organization by the account it came from, nothing. */
export type PaymentTarget =
  | {
      readonly kind: "due_item";
      readonly organizationId: string;
      readonly dueItemId: string;
      /** What told it, where no right reference did. */
      readonly reasons?: readonly string[];
    }
  | {
      readonly kind: "organization";
      readonly organizationId: string;
      readonly outcome: ReferenceFault;
      readonly reasons?: readonly string[];
    }
  | { readonly kind: "unknown"; readonly outcome: ReferenceFault };

/** A payment that the bank booked, or that the payment provider holds. */
export interface IncomingPayment {
  /** Of money at the payment provider the charge. */
  readonly bankPaymentId: string;
  /** The bank, if left out. */
  readonly source?: "bank" | "provider";
  /** Minor units, more than zero. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** The bank's booking day, or the day on which the provider said so. */
  readonly receivedOn: Day;
  readonly target: PaymentTarget;
}

/** Where a payment ended (MON-7): on what was due, on the prepaid account, or waiting for staff. */
export interface BookedPayment {
  readonly bankPaymentId: string;
  readonly end: "paid" | "prepaid" | "unassigned";
  readonly outcome: PaymentOutcome;
  readonly organizationId: string | null;
  /** The due item that was paid; null for the other ends. */
  readonly dueItemId: string | null;
}

/** A payment with its end and the due item that its reference names. */
export interface DecidedPayment extends BookedPayment {
  readonly payment: IncomingPayment;
  readonly due: DueItem | undefined;
}

/**
 * Decides where each payment ends, in their order: the first that is exactly what is due pays it, a second one with the same
 * reference finds it paid (MON-5, MON-7). `dueItems` are locked, by id.
 */
export function decideEnds(
  payments: readonly IncomingPayment[],
  dueItems: ReadonlyMap<string, DueItem>,
): DecidedPayment[] {
  const paidHere = new Set<string>();
  return payments.map((payment) => {
    const { target, bankPaymentId } = payment;
    if (target.kind === "unknown") {
      const { outcome } = target;
      return { ...nowhere(payment), end: "unassigned", outcome, organizationId: null };
    }
    const { organizationId } = target;
    if (target.kind === "organization") {
      return { ...nowhere(payment), end: "prepaid", outcome: target.outcome, organizationId };
    }
    const due = dueItems.get(target.dueItemId);
    if (!due) throw new Error(`bank payment ${bankPaymentId} names a due item that is not there`);
    const state = paidHere.has(due.id) ? "paid" : due.state;
    const outcome = outcomeFor(payment, { ...due, state });
    if (outcome !== "exact") return { ...nowhere(payment), due, end: "prepaid", outcome, organizationId };
    paidHere.add(due.id);
    const told = target.reasons ? "matched" : outcome;
    return { bankPaymentId, payment, due, end: "paid", outcome: told, organizationId, dueItemId: due.id };
  });
}

const nowhere = (payment: IncomingPayment) => ({
  bankPaymentId: payment.bankPaymentId,
  payment,
  due: undefined,
  dueItemId: null,
});

/**
 * The due items that these payments settle, each once: those that were paid exactly, and top-ups, which any payment in their
 * currency settles (MON-11).
 */
export function dueItemsPaidBy(decided: readonly DecidedPayment[]): DueItem[] {
  const items = decided.flatMap(({ end, due, outcome }) => {
    if (!due) return [];
    const isToppedUp = due.state === "open" && (outcome === "top_up" || outcome === "top_up_other_amount");
    return end === "paid" || isToppedUp ? [due] : [];
  });
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
