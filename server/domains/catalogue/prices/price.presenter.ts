import type { Day } from "../../../../common/dates.ts";
import { toMinorNumber } from "../../../../common/money.ts";
import type { PriceState } from "./price.contract.ts";
import type { PlanPriceRow } from "./price.queries.ts";

/** Plans as staff see them: each with its prices and whether they count on a day. */
export function presentStaffPlans(rows: readonly PlanPriceRow[], today: Day) {
  return [...Map.groupBy(rows, (row) => row.planId).values()].flatMap(
    (ofPlan) => presentStaffPlan(ofPlan, today) ?? [],
  );
}

/** One plan with its prices; undefined without a price. */
export function presentStaffPlan(rows: readonly PlanPriceRow[], today: Day) {
  const [first] = rows;
  if (!first) return undefined;
  const { planId: id, planName: name, familyId, familyName, icon, isOffered } = first;
  const prices = rows.map((row) => ({
    ...{ optionId: row.optionId, optionName: row.optionName },
    ...{ period: row.period, currency: row.currency, minor: toMinorNumber(row.amountMinor) },
    ...{ validFrom: row.validFrom, state: stateOn(row, today) },
  }));
  return { id, name, familyId, familyName, icon, isOffered, prices };
}

function stateOn({ validFrom, replacedOn }: PlanPriceRow, today: Day): PriceState {
  if (validFrom > today) return "upcoming";
  return replacedOn === null || replacedOn > today ? "current" : "former";
}
