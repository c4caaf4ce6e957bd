import type { CartLine } from "../../hooks/cart.ts";
import type { Catalogue, Family, Plan } from "../../hooks/catalogue.ts";

/** A line of the cart with what the catalogue says of it now; without, if it is no longer offered. */
export interface ChosenLine {
  readonly line: CartLine;
  /** Its place in the cart. */
  readonly at: number;
  readonly plan: Plan | undefined;
  readonly family: Family | undefined;
  /** True if the plan can be had in this period. */
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

/** The lines of a cart with their plans. */
export function chosenLines(catalogue: Catalogue, lines: readonly CartLine[]): ChosenLine[] {
  return lines.map((line, at) => {
    const { plan, family } = findPlan(catalogue, line.planId) ?? {};
    const isOffered = plan?.prices.some(({ period }) => period === line.period) ?? false;
    return { line, at, plan, family, isOffered };
  });
}

/** The lines that can be ordered. */
export function orderable(lines: readonly ChosenLine[]): CartLine[] {
  return lines.filter(({ isOffered }) => isOffered).map(({ line }) => line);
}
