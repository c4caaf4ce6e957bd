import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { containing } from "../../../platform/database/containing.ts";
import type { Db } from "../../../platform/database/database.ts";
import { equal, onDays } from "../../../platform/database/filters.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import type { CustomerFilters } from "./organization.contract.ts";

export interface CustomerRow {
  readonly id: string;
  readonly customerNumber: bigint;
  readonly name: string;
  readonly kind: "individual" | "association" | "company";
  readonly country: string;
  readonly currency: string;
  readonly createdAt: string;
  readonly sortKey: string;
}

export interface CustomerList extends z.output<typeof CustomerFilters> {
  readonly timeZone: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const id = sql`o.organization_id`;
const sortings = {
  since: { key: sql`o.created_at`, id, kind: "instant" },
  name: { key: sql`o.name`, id, kind: "text" },
  number: { key: sql`o.customer_number`, id, kind: "number" },
} satisfies Record<string, Sorting>;

/** Customers for staff, one more than the page holds; search by name, customer number or a member's address. */
export async function listCustomerRows(db: Db, list: CustomerList): Promise<CustomerRow[]> {
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const { rows } = await sql<CustomerRow>`
    select o.organization_id as id, o.customer_number as "customerNumber", o.name, o.kind, o.country, o.currency,
      o.created_at as "createdAt", ${key}
    from organizations o
    where ${list.search ? await found(db, list.search) : sql`true`} ${equal(sql`o.kind`, list.kind)}
      ${equal(sql`o.country`, list.country)} ${equal(sql`o.currency`, list.currency)}
      ${onDays(sql`o.created_at`, list.from, list.to, list.timeZone)} ${beyond}
    ${order} limit ${list.limit + 1}`.execute(db);
  return rows;
}

/** More are not worth an index: they are found on the way through the list. */
const most = 500;

async function found(db: Db, search: string): Promise<RawBuilder<unknown>> {
  const like = containing(search);
  const number = /^\d{1,15}$/.test(search) ? search : null;
  const byAddress = sql`
    select m.organization_id as id from users u join members m on m.user_id = u.id where u.email ilike ${like}`;
  const byName = sql`
    select organization_id as id from organizations where name ilike ${like}
    union select organization_id from organizations where customer_number = ${number}::bigint`;
  // What has this sign is an address, not a name.
  const source = search.includes("@") ? byAddress : sql`${byName} union ${byAddress}`;
  const { rows } = await sql<{ id: string }>`${source} limit ${most + 1}`.execute(db);
  if (rows.length <= most) return sql`o.organization_id = any(${rows.map((row) => row.id)}::uuid[])`;
  return sql`(o.name ilike ${like} or exists (select from members m join users u on u.id = m.user_id
    where m.organization_id = o.organization_id and u.email ilike ${like}))`;
}
