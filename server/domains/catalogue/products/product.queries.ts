import { type RawBuilder, sql } from "kysely";
import type { Period } from "../../../../common/dates.ts";
import { containing } from "../../../platform/database/containing.ts";
import type { Db } from "../../../platform/database/database.ts";
import { columnList, readColumns } from "../../../platform/database/read-columns.ts";
import type { Json } from "../../../platform/database/tables.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

export type ProductState = "pending" | "active" | "expired" | "suspended" | "terminated" | "cancelled";

export interface ProductRow {
  readonly id: string;
  readonly label: string;
  readonly planId: string;
  readonly planName: string;
  readonly familyId: string;
  readonly icon: string;
  readonly state: ProductState;
  readonly period: Period;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly createdAt: string;
}

const columns = (
  language: Language,
) => sql`p.id, p.label, p.plan_id as "planId", plan.names ->> ${language} as "planName",
  plan.family_id as "familyId", f.icon, p.state, p.period, p.starts_on as "startsOn", p.expires_on as "expiresOn",
  p.unit_price_minor::text as "amountMinor", p.currency, p.created_at as "createdAt"`;

const listed = columnList<ProductRow>(
  [
    ...(["id", "label", "planId", "planName", "familyId", "icon", "state", "period"] as const),
    ...(["startsOn", "expiresOn", "amountMinor", "currency", "createdAt"] as const),
  ],
  ["createdAt"],
);

const source = sql`products p join plans plan on plan.id = p.plan_id join plan_families f on f.id = plan.family_id`;

const givenTo = (userId: string | undefined): RawBuilder<unknown> =>
  userId === undefined
    ? sql``
    : sql`and exists (select from member_products g
        where g.organization_id = p.organization_id and g.user_id = ${userId} and g.product_id = p.id)`;

export interface ProductList {
  readonly organizationId: string;
  readonly language: Language;
  /** Only the products given to this user. */
  readonly givenTo: string | undefined;
  readonly search: string | undefined;
  readonly state: ProductState | undefined;
  readonly family: string | undefined;
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

/** Products of an organization, newest first, one more than the page holds. */
export async function listProductRows(db: Db, list: ProductList): Promise<ProductRow[]> {
  const { search, state, family, after } = list;
  const like = search && containing(search);
  const statement = sql`
    select ${columns(list.language)} from ${source}
    where p.organization_id = ${list.organizationId} ${givenTo(list.givenTo)}
      ${like ? sql`and (p.label ilike ${like} or plan.names ->> ${list.language} ilike ${like})` : sql``}
      ${state ? sql`and p.state = ${state}` : sql``}
      ${family ? sql`and plan.family_id = ${family}` : sql``}
      ${after ? sql`and (p.created_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by p.created_at desc, p.id desc limit ${list.limit + 1}`;
  return readColumns(db, listed, statement);
}

export interface ProductDetails extends ProductRow {
  readonly orderId: string;
  readonly access: Json | null;
}

/** One product that the actor may know of. */
export async function findProduct(
  db: Db,
  organizationId: string,
  productId: string,
  language: Language,
  userId: string | undefined,
): Promise<ProductDetails | undefined> {
  const { rows } = await sql<ProductDetails>`
    select ${columns(language)}, p.order_id as "orderId", p.access from ${source}
    where p.organization_id = ${organizationId} and p.id = ${productId} ${givenTo(userId)}`.execute(db);
  return rows[0];
}

/** What happened to a product, latest first. The names of people who left the organization are not shown. */
export async function listChanges(db: Db, organizationId: string, productId: string) {
  return db
    .selectFrom("product_changes as c")
    .leftJoin("users as u", "u.id", "c.actor_user_id")
    .select([
      "c.from_state as fromState",
      "c.to_state as toState",
      "c.cause",
      "u.first_name as firstName",
      "u.last_name as lastName",
      "c.changed_at as changedAt",
    ])
    .where("c.organization_id", "=", organizationId)
    .where("c.product_id", "=", productId)
    .orderBy("c.changed_at", "desc")
    .orderBy("c.id", "desc")
    .execute();
}

export interface NewProduct {
  readonly organizationId: string;
  readonly id: string;
  readonly planId: string;
  readonly label: string;
  readonly period: Period;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly anchorDay: number;
  readonly orderId: string;
  readonly unitPriceMinor: bigint;
  readonly currency: string;
}

/** Stores products that wait to be provisioned, in one statement. */
export async function insertProducts(
  db: Db,
  products: readonly NewProduct[],
  createdAt: string,
): Promise<void> {
  const column = <K extends keyof NewProduct>(key: K) => products.map((product) => product[key]);
  await sql`
    insert into products (organization_id, id, plan_id, label, state, period, starts_on, expires_on, anchor_day, order_id,
      unit_price_minor, currency, created_at)
    select organization_id, id, plan_id, label, 'pending', period, starts_on, expires_on, anchor_day, order_id,
      unit_price_minor, currency, ${createdAt}
    from unnest(${column("organizationId")}::uuid[], ${column("id")}::uuid[], ${column("planId")}::text[],
      ${column("label")}::text[], ${column("period")}::text[], ${column("startsOn")}::date[], ${column("expiresOn")}::date[],
      ${column("anchorDay")}::int[], ${column("orderId")}::uuid[], ${column("unitPriceMinor")}::bigint[],
      ${column("currency")}::text[])
      as p (organization_id, id, plan_id, label, period, starts_on, expires_on, anchor_day, order_id, unit_price_minor,
        currency)`.execute(db);
}

export interface NewChange {
  readonly organizationId: string;
  readonly productId: string;
  readonly id: string;
  readonly fromState: ProductState | null;
  readonly toState: ProductState;
  readonly cause: string;
  readonly actorUserId: string | null;
}

/** Notes changes of products' states (CAT-5), in one statement. */
export async function insertChanges(db: Db, changes: readonly NewChange[], changedAt: string): Promise<void> {
  const column = <K extends keyof NewChange>(key: K) => changes.map((change) => change[key]);
  await sql`
    insert into product_changes (organization_id, product_id, id, from_state, to_state, cause, actor_user_id, changed_at)
    select c.*, ${changedAt}
    from unnest(${column("organizationId")}::uuid[], ${column("productId")}::uuid[], ${column("id")}::uuid[],
      ${column("fromState")}::text[], ${column("toState")}::text[], ${column("cause")}::text[],
      ${column("actorUserId")}::uuid[]) as c`.execute(db);
}
