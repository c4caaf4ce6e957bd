/** Why a payment may be for an organization, or for one of its due items. */
export type Reason =
  | "same_amount"
  | "same_account"
  | "same_name"
  | "found_by_search"
  | "number_in_text"
  | "claimed";

/** Something that points at an organization, or at one due item of it. */
export interface Hint {
  readonly organizationId: string;
  readonly dueItemId: string | null;
  readonly reason: Reason;
}

/** An open due item. A payment can be assigned to it if `fits`: it has exactly the payment's amount and currency. */
export interface Payable {
  readonly organizationId: string;
  readonly dueItemId: string;
  readonly kind: "invoice" | "order";
  /** The invoice's; null for an order, which has none that the payer knows. */
  readonly number: string | null;
  readonly dueOn: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly fits: boolean;
}

/** Somewhere a payment can be assigned to: a due item, or the prepaid account of an organization. */
export interface Candidate {
  readonly organizationId: string;
  readonly payable: Payable | null;
  readonly reasons: readonly Reason[];
}

const weights: Readonly<Record<Reason, number>> = {
  found_by_search: 8,
  claimed: 6,
  number_in_text: 4,
  same_account: 3,
  same_amount: 2,
  same_name: 2,
};
const mostCandidates = 20;
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}._/-]{2,30}/gu;
const mostWords = 60;

/** Words of a payment's texts that may be the number of an invoice, order or customer: those with a digit. */
export function numbersIn(texts: readonly (string | null)[]): string[] {
  const words = texts.flatMap((text) => text?.match(wordPattern) ?? []);
  const trimmed = words.map((word) => word.replace(/[._/-]+$/, ""));
  return [...new Set(trimmed.filter((word) => /\d/.test(word)))].slice(0, mostWords);
}

/** Where a payment may belong, the likeliest first. Prepaid accounts come after the due items of their organization. */
export function rankCandidates(hints: readonly Hint[], payables: readonly Payable[]): Candidate[] {
  const ofOrganization = Map.groupBy(hints, ({ organizationId }) => organizationId);
  const dueItems = payables.map((payable): Candidate => {
    const { organizationId, dueItemId } = payable;
    const own = (ofOrganization.get(organizationId) ?? []).filter(
      (hint) => hint.dueItemId === null || hint.dueItemId === dueItemId,
    );
    const reasons = own.map(({ reason }) => reason).filter((reason) => reason !== "same_amount");
    return {
      organizationId,
      payable,
      reasons: reasonsOf(payable.fits ? [...reasons, "same_amount"] : reasons),
    };
  });
  const prepaid = [...ofOrganization].flatMap(([organizationId, own]): Candidate[] => {
    const reasons = reasonsOf(own.map(({ reason }) => reason).filter((reason) => reason !== "same_amount"));
    return reasons.length === 0 ? [] : [{ organizationId, payable: null, reasons }];
  });
  return [...dueItems, ...prepaid].sort(byWeight).slice(0, mostCandidates);
}

const reasonsOf = (reasons: readonly Reason[]) =>
  [...new Set(reasons)].sort((a, b) => weights[b] - weights[a] || a.localeCompare(b));

const weightOf = ({ reasons }: Candidate) => reasons.reduce((sum, reason) => sum + weights[reason], 0);

function byWeight(a: Candidate, b: Candidate): number {
  const byReasons = weightOf(b) - weightOf(a);
  if (byReasons !== 0) return byReasons;
  return (a.payable?.dueOn ?? "9999").localeCompare(b.payable?.dueOn ?? "9999");
}
