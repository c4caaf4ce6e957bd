import { sql } from "kysely";
import type { Day, Period } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { VatClass } from "../../billing/index.ts";

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
    select p.id, p.names ->> ${language} as name, p.vat_class as "vatClass", p.domain_suffix as "domainSuffix",
      price.period, price.amount_minor as "amountMinor"
    from plans p
    join (${pricesOn(currency, on)}) as price on price.plan_id = p.id
    where p.is_offered and p.id = any(${planIds}::text[])`.execute(db);
  return rows;
}
