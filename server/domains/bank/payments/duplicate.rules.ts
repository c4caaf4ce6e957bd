/** What is known of a payment's booking from files that were read to their end before, and from further up in its own. */
export interface Sightings {
  /** The same booking. */
  readonly sameId: string | null;
  /** A booking that says the same, in another statement, where the bank gives no reference that tells. */
  readonly alikeId: string | null;
  /** A payment of the same entry, of which that file tells something else. */
  readonly wholeId: string | null;
  /** That file tells nothing of the entry but its sum. */
  readonly wholeIsBare: boolean | null;
}

/**
 * Whether a payment is booked: `new`; `replaces` an entry of which only the sum was known, if that still waits; `duplicate`;
 * or `possible_duplicate`, which staff decide.
 */
export type Verdict =
  | { readonly kind: "new" }
  | { readonly kind: "replaces" | "duplicate" | "possible_duplicate"; readonly ofId: string };

/**
 * Decides by what was seen before whether a payment is the same money once more (MON-6): nothing is credited twice, nothing real
 * is dropped. What the bank's references settle is settled, the rest is asked.
 */
export function verdictOf(
  payment: { readonly entryIsCertain: boolean; readonly isBare: boolean },
  { sameId, alikeId, wholeId, wholeIsBare }: Sightings,
): Verdict {
  if (sameId) return { kind: "duplicate", ofId: sameId };
  if (alikeId) return { kind: "possible_duplicate", ofId: alikeId };
  if (!wholeId) return { kind: "new" };
  if (!payment.entryIsCertain) return { kind: "possible_duplicate", ofId: wholeId };
  if (payment.isBare) return { kind: "duplicate", ofId: wholeId };
  return { kind: wholeIsBare ? "replaces" : "possible_duplicate", ofId: wholeId };
}
