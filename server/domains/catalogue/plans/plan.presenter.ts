import { toMinorNumber } from "../../../../common/money.ts";
import type { PricedOption } from "../options/option.queries.ts";
import type { OfferRow } from "./plan.queries.ts";

/** The catalogue as families of plans with their prices and options. */
export function presentOffers(rows: readonly OfferRow[], options: readonly PricedOption[], currency: string) {
  const families = [...Map.groupBy(rows, (row) => row.familyId)].map(([id, ofFamily]) => ({
    id,
    name: ofFamily[0]?.familyName ?? "",
    icon: ofFamily[0]?.icon ?? "",
    plans: [...Map.groupBy(ofFamily, (row) => row.planId).values()].flatMap(presentPlan(options, currency)),
  }));
  return { families, currency };
}

const presentPlan = (options: readonly PricedOption[], currency: string) => (rows: readonly OfferRow[]) => {
  const [first] = rows;
  if (!first) return [];
  const ofPlan = options.filter(({ planId }) => planId === first.planId);
  const { planId: id, familyId, rank, name, summary, features, needsLabel } = first;
  return [
    {
      id,
      familyId,
      rank,
      name,
      summary,
      features: [...features],
      needsLabel,
      prices: presentPrices(rows, currency),
      options: presentOptions(ofPlan, currency),
    },
  ];
};

function presentOptions(rows: readonly PricedOption[], currency: string) {
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { id, name, summary } = first;
    return [{ id, name, summary, prices: presentPrices([first, ...others], currency) }];
  });
}

function presentPrices(rows: readonly Pick<OfferRow, "period" | "amountMinor">[], currency: string) {
  return rows.map(({ period, amountMinor }) => ({ period, minor: toMinorNumber(amountMinor), currency }));
}
