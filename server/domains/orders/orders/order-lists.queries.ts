import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { OrderState } from "./order.queries.ts";

export interface OrderList {
  readonly state: OrderState | undefined;
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

const within = ({ state, after }: OrderList) => sql`
  ${state ? sql`and o.state = ${state}` : sql``}
  ${after ? sql`and (o.placed_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}`;

const newestFirst = (list: OrderList) => sql`order by o.placed_at desc, o.id desc limit ${list.limit + 1}`;

export interface OrderSummaryRow {
  readonly id: string;
  readonly number: bigint;
  readonly state: OrderState;
  readonly placedAt: string;
  readonly expiresOn: string;
  readonly invoiceId: string | null;
  readonly summary: string;
  readonly totalMinor: bigint;
  readonly currency: string;
}

/** Orders of an organization, newest first, one more than the page holds. */
export async function listOrderRows(
  db: Db,
  organizationId: string,
  list: OrderList,
): Promise<OrderSummaryRow[]> {
  const { rows } = await sql<OrderSummaryRow>`
    select o.id, o.number, o.state, o.placed_at as "placedAt", o.expires_on as "expiresOn", o.invoice_id as "invoiceId",
      o.total_minor as "totalMinor", o.currency, (select string_agg(case when l.quantity = 1 then '' else l.quantity || ' × ' end || l.description
          || coalesce(' (' || l.label || ')', ''), ', ' order by l.position)
        from order_lines l where l.organization_id = o.organization_id and l.order_id = o.id and l.option_id is null) as summary
    from orders o where o.organization_id = ${organizationId} ${within(list)} ${newestFirst(list)}`.execute(
    db,
  );
  return rows;
}

export interface ExpiredOrder {
  readonly organizationId: string;
  readonly id: string;
  readonly number: bigint;
  readonly totalMinor: bigint;
  readonly currency: string;
  readonly placedAt: string;
}

/** Pending orders without an invoice whose time is over before a day, at most so many. */
export async function listExpired(db: Db, before: Day, most: number): Promise<ExpiredOrder[]> {
  const { rows } = await sql<ExpiredOrder>`
    select organization_id as "organizationId", id, number, total_minor as "totalMinor", currency, placed_at as "placedAt"
    from orders where state = 'pending' and invoice_id is null and expires_on < ${before}
    order by expires_on, organization_id, id limit ${most}`.execute(db);
  return rows;
}

export interface Orderer {
  readonly orderId: string;
  readonly userId: string;
  readonly email: string;
  readonly language: Language;
}

/** Who placed these orders, as far as they still are in the organization. */
export async function listOrderers(
  db: Db,
  orders: readonly { readonly organizationId: string; readonly id: string }[],
): Promise<Orderer[]> {
  const { rows } = await sql<Orderer>`
    select o.id as "orderId", u.id as "userId", u.email, u.language
    from unnest(${orders.map((order) => order.organizationId)}::uuid[], ${orders.map((order) => order.id)}::uuid[])
      as wanted (organization_id, id)
    join orders o on o.organization_id = wanted.organization_id and o.id = wanted.id
    join members m on m.organization_id = o.organization_id and m.user_id = o.placed_by
    join users u on u.id = m.user_id`.execute(db);
  return rows;
}
