import { sql } from "kysely";
import type { Day, Period } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { VatClass } from "../../billing/index.ts";
import type { NewOption } from "../options/option.queries.ts";
import type { NewTier } from "../volume-rates/volume-rate.queries.ts";
import type { NewPrice, Texts } from "./new-price.ts";

// The price of each plan and period that counts on a day: the latest that has begun (CAT-2).
const pricesOn = (currency: string, on: Day) => sql`
  select distinct on (plan_id, period) plan_id, period, amount_minor from plan_prices
  where currency = ${currency} and valid_from <= ${on} order by plan_id, period, valid_from desc`;

export interface OfferRow {
  readonly planId: string;
  readonly familyId: string;
  readonly familyName: string;
  readonly icon: string;
  readonly rank: number;
  readonly name: string;
  readonly summary: string;
  readonly features: readonly string[];
  readonly needsLabel: boolean;
  readonly period: Period;
  readonly amountMinor: bigint;
}

/** Every plan that is offered in a currency on a day, one row a period, in the order of the catalogue. */
export async function listOffers(
  db: Db,
  { currency, language, on }: { currency: string; language: Language; on: Day },
): Promise<OfferRow[]> {
  const { rows } = await sql<OfferRow>`
    select p.id as "planId", f.id as "familyId", f.names ->> ${language} as "familyName", f.icon, p.rank,
      p.names ->> ${language} as name, p.summaries ->> ${language} as summary,
      array(select feature ->> ${language} from jsonb_array_elements(p.features) as feature) as features,
      p.domain_suffix is not null as "needsLabel", price.period, price.amount_minor as "amountMinor"
    from plans p
    join plan_families f on f.id = p.family_id
    join (${pricesOn(currency, on)}) as price on price.plan_id = p.id
    where p.is_offered
    order by f.position, f.id, p.rank, price.period`.execute(db);
  return rows;
}

export interface PricedPlan {
  readonly id: string;
  readonly familyId: string;
  readonly name: string;
  readonly vatClass: VatClass;
  readonly domainSuffix: string | null;
  readonly period: Period;
  readonly amountMinor: bigint;
}

/** The plans of these ids that are offered in a currency on a day, one row a period. */
export async function findPricedPlans(
  db: Db,
  planIds: readonly string[],
  { currency, language, on }: { currency: string; language: Language; on: Day },
): Promise<PricedPlan[]> {
  const { rows } = await sql<PricedPlan>`
    select p.id, p.family_id as "familyId", p.names ->> ${language} as name, p.vat_class as "vatClass",
      p.domain_suffix as "domainSuffix", price.period, price.amount_minor as "amountMinor"
    from plans p
    join (${pricesOn(currency, on)}) as price on price.plan_id = p.id
    where p.is_offered and p.id = any(${planIds}::text[])`.execute(db);
  return rows;
}

export interface NewPlan {
  readonly id: string;
  readonly rank: number;
  readonly names: Texts;
  readonly summaries: Texts;
  readonly features: readonly Texts[];
  readonly vatClass: VatClass;
  readonly module: string;
  readonly domainSuffix: string | null;
  readonly prices: readonly NewPrice[];
  readonly options: readonly NewOption[];
}

export interface NewFamily {
  readonly id: string;
  readonly position: number;
  readonly icon: string;
  readonly names: Texts;
  readonly tiers: readonly Omit<NewTier, "familyId">[];
  readonly plans: readonly NewPlan[];
}

/** Stores families of plans. */
export async function insertFamilies(db: Db, families: readonly NewFamily[]): Promise<void> {
  await db
    .insertInto("plan_families")
    .values(
      families.map(({ id, position, icon, names }) => ({ id, position, icon, names: JSON.stringify(names) })),
    )
    .execute();
}

/** Stores plans without their prices and options. */
export async function insertPlans(
  db: Db,
  plans: readonly (NewPlan & { readonly familyId: string })[],
): Promise<void> {
  await db
    .insertInto("plans")
    .values(
      plans.map((plan) => ({
        id: plan.id,
        family_id: plan.familyId,
        rank: plan.rank,
        names: JSON.stringify(plan.names),
        summaries: JSON.stringify(plan.summaries),
        features: JSON.stringify(plan.features),
        vat_class: plan.vatClass,
        module: plan.module,
        domain_suffix: plan.domainSuffix,
      })),
    )
    .execute();
}

/** Stores prices, each counting from its first day on (CAT-2). */
export async function insertPrices(
  db: Db,
  prices: readonly (NewPrice & { readonly planId: string })[],
): Promise<void> {
  await db
    .insertInto("plan_prices")
    .values(
      prices.map((price) => ({
        plan_id: price.planId,
        period: price.period,
        currency: price.currency,
        valid_from: price.validFrom,
        amount_minor: price.amountMinor,
      })),
    )
    .execute();
}
