import { toMinorNumber } from "../../../../common/money.ts";
import type { OfferRow } from "./plan.queries.ts";

/** The catalogue as families of plans with their prices. */
export function presentOffers(rows: readonly OfferRow[], currency: string) {
  const families = [...Map.groupBy(rows, (row) => row.familyId)].map(([id, ofFamily]) => ({
    id,
    name: ofFamily[0]?.familyName ?? "",
    icon: ofFamily[0]?.icon ?? "",
    plans: [...Map.groupBy(ofFamily, (row) => row.planId).values()].flatMap(presentPlan(currency)),
  }));
  return { families, currency };
}

const presentPlan = (currency: string) => (rows: readonly OfferRow[]) => {
  const [first] = rows;
  if (!first) return [];
  const prices = rows.map(({ period, amountMinor }) => ({
    period,
    minor: toMinorNumber(amountMinor),
    currency,
  }));
  const { planId: id, familyId, rank, name, summary, features, needsLabel } = first;
  return [{ id, familyId, rank, name, summary, features: [...features], needsLabel, prices }];
};
