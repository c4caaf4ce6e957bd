import { sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../../../platform/database/database.ts";
import { between, equal, onDays } from "../../../platform/database/filters.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import { customersFound } from "../../organizations/index.ts";
import type { StaffOrderFilters } from "../orders/order.contract.ts";
import type { OrderState } from "../orders/order.queries.ts";

export interface StaffOrderRow {
  readonly id: string;
  readonly number: bigint;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly state: OrderState;
  readonly placedAt: string;
  readonly totalMinor: bigint;
  readonly currency: string;
  readonly sortKey: string;
}

export interface StaffOrderList extends z.output<typeof StaffOrderFilters> {
  readonly timeZone: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const sortings = {
  placed: { key: sql`o.placed_at`, id: sql`o.id`, kind: "instant" },
  total: { key: sql`o.total_minor`, id: sql`o.id`, kind: "number" },
} satisfies Record<string, Sorting>;

/** Orders of all customers, one more than the page holds; found by order number, customer number or name. */
export async function listStaffOrderRows(db: Db, list: StaffOrderList): Promise<StaffOrderRow[]> {
  const { search, state, currency, organizationId } = list;
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const found = search && (await customersFound(db, search, sql`o.organization_id`));
  const number = search && /^\d{1,15}$/.test(search) ? search : null;
  const { rows } = await sql<StaffOrderRow>`
    select o.id, o.number, o.organization_id as "organizationId", g.name as "organizationName", o.state,
      o.placed_at as "placedAt", o.total_minor as "totalMinor", o.currency, ${key}
    from orders o join organizations g on g.organization_id = o.organization_id
    where ${found ? sql`(o.number = ${number}::bigint or ${found})` : sql`true`} ${equal(sql`o.state`, state)}
      ${equal(sql`o.currency`, currency)} ${equal(sql`o.organization_id`, organizationId)}
      ${onDays(sql`o.placed_at`, list.from, list.to, list.timeZone)}
      ${between(sql`o.total_minor`, list.minMinor, list.maxMinor)} ${beyond}
    ${order} limit ${list.limit + 1}`.execute(db);
  return rows;
}
