import type { matchReasons } from "./bank-payment.contract.ts";

/** Why a payment may be for an organization, or for one of its due items. */
export type Reason = (typeof matchReasons)[number];

/** What each reason counts. No single one reaches the threshold but a right reference in the wrong place. */
const points: Readonly<Record<Reason, number>> = {
  reference_in_text: 80,
  near_reference: 50,
  number_in_text: 45,
  customer_in_text: 25,
  same_amount: 20,
  same_account: 20,
  same_name: 15,
  claimed: 20,
  found_by_search: 0,
};

/** How sure it is, from 0 to 100: what the reasons count together. */
export function scoreOf(reasons: readonly Reason[]): number {
  return Math.min(
    100,
    [...new Set(reasons)].reduce((sum, reason) => sum + points[reason], 0),
  );
}

/** The same for what posts by itself: a claim is a customer's own word, which staff confirm. */
export const ownScoreOf = (reasons: readonly Reason[]): number =>
  scoreOf(reasons.filter((reason) => reason !== "claimed"));

/** Reasons once each, the weightiest first. */
export const sortedReasons = (reasons: readonly Reason[]): Reason[] =>
  [...new Set(reasons)].sort((a, b) => points[b] - points[a] || a.localeCompare(b));

/** The second must be so far behind the best, or neither is booked. */
export const clearLead = 20;

const legalForms =
  /\b(gmbh|ag|sa|sarl|sagl|srl|spa|sl|sas|kg|ohg|ltd|llc|inc|plc|bv|nv|ug|eu|ek|ev|cie|co|the|herr|frau|monsieur|madame)\b/g;

/** The words of a name as they are compared: without accents, umlauts written out or not, and without legal forms. */
function wordsOf(name: string): string[] {
  const plain = name
    .toLowerCase()
    .replaceAll(/ä|æ/g, "ae")
    .replaceAll(/ö|œ/g, "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/\b(\w)\.(?=\w\.)/g, "$1")
    .replaceAll(/[^a-z0-9]+/g, " ");
  // Banks that know no umlauts drop the second letter as often as they write it.
  const folded = plain.replaceAll(legalForms, " ").replaceAll(/([aou])e/g, "$1");
  return folded.split(" ").filter((word) => word.length > 1);
}

const leastLetters = 5;

/** True if a payer's name is that of an organization, whatever the order of its words, umlauts, accents and legal forms. */
export function isSameName(name: string, payer: string | null): boolean {
  if (payer === null) return false;
  const [own, other] = [wordsOf(name), new Set(wordsOf(payer))];
  return own.join("").length >= leastLetters && own.every((word) => other.has(word));
}
