import type { Db } from "../../../platform/database/database.ts";
import { insertOptions } from "../options/option.queries.ts";
import { insertTiers } from "../volume-rates/volume-rate.queries.ts";
import { insertFamilies, insertPlans, insertPrices, type NewFamily } from "./plan.queries.ts";

/** Stores families with their plans, prices, options and volume rates. Needs reach over all organizations. */
export async function storeCatalogue(db: Db, families: readonly NewFamily[]): Promise<void> {
  await insertFamilies(db, families);
  await insertTiers(
    db,
    families.flatMap((family) => family.tiers.map((tier) => ({ ...tier, familyId: family.id }))),
  );
  const plans = families.flatMap((family) => family.plans.map((plan) => ({ ...plan, familyId: family.id })));
  await insertPlans(db, plans);
  await insertPrices(
    db,
    plans.flatMap((plan) => plan.prices.map((price) => ({ ...price, planId: plan.id }))),
  );
  await insertOptions(
    db,
    plans.flatMap((plan) => plan.options.map((option) => ({ ...option, planId: plan.id }))),
  );
}
