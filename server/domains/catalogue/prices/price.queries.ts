import { sql } from "kysely";
import type { Day, Period } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

export interface PlanPriceRow {
  readonly planId: string;
  readonly planName: string;
  readonly familyId: string;
  readonly familyName: string;
  readonly icon: string;
  readonly isOffered: boolean;
  readonly period: Period;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly validFrom: Day;
  /** The first day of the price that takes its place, if there is one. */
  readonly replacedOn: Day | null;
}

const versions = sql`
  select p.id as "planId", p.names, f.id as "familyId", f.names as "familyNames", f.icon, f.position, p.rank,
    p.is_offered as "isOffered", v.period, v.currency, v.amount_minor as "amountMinor", v.valid_from as "validFrom",
    lead(v.valid_from) over (partition by v.plan_id, v.period, v.currency order by v.valid_from) as "replacedOn"
  from plans p join plan_families f on f.id = p.family_id join plan_prices v on v.plan_id = p.id`;

const columns = (language: Language) => sql`"planId", names ->> ${language} as "planName", "familyId",
  "familyNames" ->> ${language} as "familyName", icon, "isOffered", period, currency, "amountMinor", "validFrom", "replacedOn"`;

/** All plans with their prices that count on a day or later, in the order of the catalogue. */
export async function listPlanPrices(db: Db, language: Language, on: Day): Promise<PlanPriceRow[]> {
  const { rows } = await sql<PlanPriceRow>`
    select ${columns(language)} from (${versions}) as v
    where "replacedOn" is null or "replacedOn" > ${on}
    order by position, "familyId", rank, currency, period, "validFrom"`.execute(db);
  return rows;
}

/** Every version of the prices of a plan, the latest first. */
export async function listVersions(db: Db, language: Language, planId: string): Promise<PlanPriceRow[]> {
  const { rows } = await sql<PlanPriceRow>`
    select ${columns(language)} from (${versions} where p.id = ${planId}) as v
    order by "validFrom" desc, currency, period`.execute(db);
  return rows;
}

export interface NewPriceVersion {
  readonly planId: string;
  readonly period: Period;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly validFrom: Day;
}

/** Stores a price that counts from a day on; false if that day has one already. */
export async function insertVersion(db: Db, price: NewPriceVersion): Promise<boolean> {
  const inserted = await db
    .insertInto("plan_prices")
    .values({
      plan_id: price.planId,
      period: price.period,
      currency: price.currency,
      valid_from: price.validFrom,
      amount_minor: price.amountMinor,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("plan_id")
    .executeTakeFirst();
  return inserted !== undefined;
}
