import type { CartLine } from "../../hooks/cart.ts";
import type { Catalogue, Family, Plan } from "../../hooks/catalogue.ts";

/** A line of the cart with what the catalogue says of it now; without, if it is no longer offered. */
export interface ChosenLine {
  readonly line: CartLine;
  /** Its place in the cart. */
  readonly at: number;
  readonly plan: Plan | undefined;
  readonly family: Family | undefined;
  /** The options that were chosen with it, as far as they are offered. */
  readonly options: Plan["options"];
  /** True if the plan can be had in this period, with all its options. */
  readonly isOffered: boolean;
}

/** A plan of the catalogue with its family. */
export function findPlan(catalogue: Catalogue, planId: string): { plan: Plan; family: Family } | undefined {
  for (const family of catalogue.families) {
    const plan = family.plans.find(({ id }) => id === planId);
    if (plan) return { plan, family };
  }
  return undefined;
}

/** The options that a plan offers for a period. */
export function optionsFor({ options }: Plan, period: CartLine["period"]): Plan["options"] {
  return options.filter(({ prices }) => prices.some((price) => price.period === period));
}

/** The lines of a cart with their plans. */
export function chosenLines(catalogue: Catalogue, lines: readonly CartLine[]): ChosenLine[] {
  return lines.map((line, at) => {
    const { plan, family } = findPlan(catalogue, line.planId) ?? {};
    const { optionIds = [], period } = line;
    const options = plan ? optionsFor(plan, period).filter(({ id }) => optionIds.includes(id)) : [];
    const isSold = plan?.prices.some((price) => price.period === period) ?? false;
    const isOffered = isSold && optionIds.every((id) => options.some((option) => option.id === id));
    return { line, at, plan, family, options, isOffered };
  });
}

/** The lines that can be ordered. */
export function orderable(lines: readonly ChosenLine[]): CartLine[] {
  return lines.filter(({ isOffered }) => isOffered).map(({ line }) => line);
}
