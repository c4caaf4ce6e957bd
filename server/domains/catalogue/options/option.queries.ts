import { sql } from "kysely";
import type { Day, Period } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { NewPrice, Texts } from "../plans/new-price.ts";

export interface PricedOption {
  readonly planId: string;
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly period: Period;
  readonly amountMinor: bigint;
}

/** The options that plans of these ids offer in a currency on a day, one row a period, each at its latest price that has begun (CAT-2). */
export async function findPricedOptions(
  db: Db,
  planIds: readonly string[],
  { currency, language, on }: { currency: string; language: Language; on: Day },
): Promise<PricedOption[]> {
  const { rows } = await sql<PricedOption>`
    select o.plan_id as "planId", o.id, o.names ->> ${language} as name, o.summaries ->> ${language} as summary,
      price.period, price.amount_minor as "amountMinor"
    from plan_options o
    join (select distinct on (plan_id, option_id, period) plan_id, option_id, period, amount_minor from plan_option_prices
      where currency = ${currency} and valid_from <= ${on} and plan_id = any(${planIds}::text[])
      order by plan_id, option_id, period, valid_from desc) as price on price.plan_id = o.plan_id and price.option_id = o.id
    where o.is_offered
    order by o.plan_id, o.position, o.id, price.period`.execute(db);
  return rows;
}

export interface NewOption {
  readonly id: string;
  readonly names: Texts;
  readonly summaries: Texts;
  readonly moduleKey: string;
  readonly prices: readonly NewPrice[];
}

/** Stores the options of plans with their prices, in the order in which they are given. */
export async function insertOptions(
  db: Db,
  options: readonly (NewOption & { readonly planId: string })[],
): Promise<void> {
  if (options.length === 0) return;
  await db
    .insertInto("plan_options")
    .values(
      options.map((option, position) => ({
        plan_id: option.planId,
        id: option.id,
        position,
        names: JSON.stringify(option.names),
        summaries: JSON.stringify(option.summaries),
        module_key: option.moduleKey,
      })),
    )
    .execute();
  await db
    .insertInto("plan_option_prices")
    .values(
      options.flatMap((option) =>
        option.prices.map((price) => ({
          plan_id: option.planId,
          option_id: option.id,
          period: price.period,
          currency: price.currency,
          valid_from: price.validFrom,
          amount_minor: price.amountMinor,
        })),
      ),
    )
    .execute();
}

export interface NewProductOption {
  readonly organizationId: string;
  readonly productId: string;
  readonly planId: string;
  readonly optionId: string;
  readonly unitPriceMinor: bigint;
}

/** Stores the options of products, in one statement. */
export async function insertProductOptions(db: Db, options: readonly NewProductOption[]): Promise<void> {
  if (options.length === 0) return;
  const column = <K extends keyof NewProductOption>(key: K) => options.map((option) => option[key]);
  await sql`
    insert into product_options (organization_id, product_id, plan_id, option_id, unit_price_minor)
    select * from unnest(${column("organizationId")}::uuid[], ${column("productId")}::uuid[], ${column("planId")}::text[],
      ${column("optionId")}::text[], ${column("unitPriceMinor")}::bigint[])`.execute(db);
}

export interface ProductOptionRow {
  readonly id: string;
  readonly name: string;
  readonly amountMinor: bigint;
}

/** The options of a product, in the order of the catalogue. */
export async function listProductOptions(
  db: Db,
  organizationId: string,
  productId: string,
  language: Language,
): Promise<ProductOptionRow[]> {
  const { rows } = await sql<ProductOptionRow>`
    select o.id, o.names ->> ${language} as name, p.unit_price_minor as "amountMinor"
    from product_options p join plan_options o on o.plan_id = p.plan_id and o.id = p.option_id
    where p.organization_id = ${organizationId} and p.product_id = ${productId} order by o.position, o.id`.execute(
    db,
  );
  return rows;
}
