import { type Reason, scoreOf, sortedReasons } from "./score.rules.ts";

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
  readonly kind: "invoice" | "order" | "top_up";
  /** The invoice's or the top-up's; null for an order, which has none that the payer knows. */
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
      reasons: sortedReasons(payable.fits ? [...reasons, "same_amount"] : reasons),
    };
  });
  const prepaid = [...ofOrganization].flatMap(([organizationId, own]): Candidate[] => {
    const reasons = sortedReasons(
      own.map(({ reason }) => reason).filter((reason) => reason !== "same_amount"),
    );
    return reasons.length === 0 ? [] : [{ organizationId, payable: null, reasons }];
  });
  return [...dueItems, ...prepaid].sort(byWeight).slice(0, mostCandidates);
}

function byWeight(a: Candidate, b: Candidate): number {
  const bySearch = Number(isSearched(b)) - Number(isSearched(a));
  const byScore = scoreOf(b.reasons) - scoreOf(a.reasons);
  return bySearch || byScore || (a.payable?.dueOn ?? "9999").localeCompare(b.payable?.dueOn ?? "9999");
}

/** What staff typed comes before all else. */
const isSearched = ({ reasons }: Candidate) => reasons.includes("found_by_search");
