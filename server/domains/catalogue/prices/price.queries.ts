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
  /** The option that it is the price of; null for the plan itself. */
  readonly optionId: string | null;
  readonly optionName: string | null;
  readonly period: Period;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly validFrom: Day;
  /** The first day of the price that takes its place, if there is one. */
  readonly replacedOn: Day | null;
}

const versions = sql`
  select p.id as "planId", p.names, f.id as "familyId", f.names as "familyNames", f.icon, f.position, p.rank,
    p.is_offered as "isOffered", o.id as "optionId", o.names as "optionNames", o.position as "optionPosition",
    v.period, v.currency, v.amount_minor as "amountMinor", v.valid_from as "validFrom",
    lead(v.valid_from) over (partition by v.plan_id, v.option_id, v.period, v.currency order by v.valid_from) as "replacedOn"
  from plans p join plan_families f on f.id = p.family_id
  join (select plan_id, null as option_id, period, currency, valid_from, amount_minor from plan_prices
    union all select plan_id, option_id, period, currency, valid_from, amount_minor from plan_option_prices) as v
    on v.plan_id = p.id
  left join plan_options o on o.plan_id = v.plan_id and o.id = v.option_id`;

const columns = (language: Language) => sql`"planId", names ->> ${language} as "planName", "familyId",
  "familyNames" ->> ${language} as "familyName", icon, "isOffered", "optionId",
  "optionNames" ->> ${language} as "optionName", period, currency, "amountMinor", "validFrom", "replacedOn"`;

/** All plans with the prices of them and of their options that count on a day or later, in the order of the catalogue. */
export async function listPlanPrices(db: Db, language: Language, on: Day): Promise<PlanPriceRow[]> {
  const { rows } = await sql<PlanPriceRow>`
    select ${columns(language)} from (${versions}) as v
    where "replacedOn" is null or "replacedOn" > ${on}
    order by position, "familyId", rank, "optionPosition" nulls first, "optionId", currency, period, "validFrom"`.execute(
    db,
  );
  return rows;
}

/** Every version of the prices of a plan, then of its options, the latest first. */
export async function listVersions(db: Db, language: Language, planId: string): Promise<PlanPriceRow[]> {
  const { rows } = await sql<PlanPriceRow>`
    select ${columns(language)} from (${versions} where p.id = ${planId}) as v
    order by "optionPosition" nulls first, "optionId", "validFrom" desc, currency, period`.execute(db);
  return rows;
}

export interface NewPriceVersion {
  readonly planId: string;
  /** Null for the price of the plan itself. */
  readonly optionId: string | null;
  readonly period: Period;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly validFrom: Day;
}

/** Stores a price that counts from a day on; false if that day has one already. */
export async function insertVersion(db: Db, price: NewPriceVersion): Promise<boolean> {
  const { planId: plan_id, optionId: option_id, period, currency } = price;
  const values = { plan_id, period, currency, valid_from: price.validFrom, amount_minor: price.amountMinor };
  const insert =
    option_id === null
      ? db.insertInto("plan_prices").values(values)
      : db.insertInto("plan_option_prices").values({ ...values, option_id });
  const { numInsertedOrUpdatedRows } = await insert
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
