import type { Candidate } from "../../../hooks/staff/bank-payments.ts";

/** One customer that a payment may be for, with what it pays exactly there. */
export interface CandidateGroup {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly customerNumber: number;
  readonly reasons: Candidate["reasons"];
  /** Of the likeliest one here, 0 to 100. */
  readonly score: number;
  readonly dueItems: readonly DueCandidate[];
  /** False for a customer of whom no more is known than that something of this amount is due there. */
  readonly offersPrepaid: boolean;
}

export interface DueCandidate {
  readonly dueItemId: string;
  readonly kind: "invoice" | "order" | "top_up";
  readonly number: string;
  readonly dueOn: string | null;
}

interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/**
 * Candidates by customer, in the order in which the server gave the first of each. A due item of another amount is left out:
 * no payment can be assigned to it (MON-7).
 */
export function groupCandidates(payment: Amount, candidates: readonly Candidate[]): CandidateGroup[] {
  const byCustomer = Map.groupBy(candidates, ({ organizationId }) => organizationId);
  return [...byCustomer.values()].flatMap((items) => {
    const [first] = items;
    if (!first) return [];
    const { organizationId, organizationName, customerNumber } = first;
    const reasons = [...new Set(items.flatMap((item) => item.reasons))];
    const dueItems = items.flatMap((item) => dueCandidate(payment, item));
    const offersPrepaid = items.some(({ dueItemId }) => dueItemId === null);
    const score = Math.max(...items.map((item) => item.score));
    return { organizationId, organizationName, customerNumber, reasons, score, dueItems, offersPrepaid };
  });
}

function dueCandidate(payment: Amount, candidate: Candidate): DueCandidate[] {
  const { dueItemId, kind, number, dueOn, minor, currency } = candidate;
  if (dueItemId === null || kind === null || number === null) return [];
  return minor === payment.minor && currency === payment.currency ? [{ dueItemId, kind, number, dueOn }] : [];
}
