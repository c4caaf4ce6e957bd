import type { Candidate } from "../../../../hooks/staff/bank-payments.ts";

/** One customer that a payment may be for, with what it pays exactly there. */
export interface CandidateGroup {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly customerNumber: number;
  readonly reasons: readonly Candidate["reasons"][number][];
  readonly dueItems: readonly DueCandidate[];
}

export interface DueCandidate {
  readonly dueItemId: string;
  readonly kind: "invoice" | "order";
  readonly number: string;
  readonly dueOn: string | null;
}

/** Candidates by customer, in the order in which the server gave the first of each. */
export function groupCandidates(candidates: readonly Candidate[]): CandidateGroup[] {
  const byCustomer = Map.groupBy(candidates, ({ organizationId }) => organizationId);
  return [...byCustomer.values()].flatMap((items) => {
    const [first] = items;
    if (!first) return [];
    const { organizationId, organizationName, customerNumber } = first;
    const reasons = [...new Set(items.flatMap((item) => item.reasons))];
    return {
      organizationId,
      organizationName,
      customerNumber,
      reasons,
      dueItems: items.flatMap(dueCandidate),
    };
  });
}

function dueCandidate({ dueItemId, kind, number, dueOn }: Candidate): DueCandidate[] {
  return dueItemId === null || kind === null || number === null ? [] : [{ dueItemId, kind, number, dueOn }];
}
