import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../../../platform/database/database.ts";
import { between, equal, onDays } from "../../../platform/database/filters.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import { customersFound } from "../../organizations/index.ts";
import type { StaffPayoutFilters } from "./payout.contract.ts";
import { type PayoutRow, payoutColumns, payoutSource } from "./payout.queries.ts";

export interface StaffPayoutRow extends PayoutRow {
  readonly organizationName: string;
  readonly sortKey: string;
}

export interface StaffPayoutList extends z.output<typeof StaffPayoutFilters> {
  readonly timeZone: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const sortings = {
  requested: { key: sql`o.requested_at`, id: sql`o.id`, kind: "instant" },
  amount: { key: sql`o.amount_minor`, id: sql`o.id`, kind: "number" },
} satisfies Record<string, Sorting>;

const inState = (state: StaffPayoutList["state"]): RawBuilder<unknown> =>
  state === "waiting" ? sql`and o.state in ('requested', 'approved', 'sent')` : equal(sql`o.state`, state);

/** Payouts of all customers, one more than the page holds; found by number, customer number or name. */
export async function listStaffPayoutRows(db: Db, list: StaffPayoutList): Promise<StaffPayoutRow[]> {
  const { search, currency } = list;
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const found = search && (await customersFound(db, search, sql`o.organization_id`));
  const { rows } = await sql<StaffPayoutRow>`
    select ${payoutColumns}, g.name as "organizationName", ${key}
    from ${payoutSource} join organizations g on g.organization_id = o.organization_id
    where ${found ? sql`(o.number = ${search} or ${found})` : sql`true`} ${inState(list.state)}
      ${equal(sql`o.currency`, currency)} ${onDays(sql`o.requested_at`, list.from, list.to, list.timeZone)}
      ${between(sql`o.amount_minor`, list.minMinor, list.maxMinor)} ${beyond}
    ${order} limit ${list.limit + 1}`.execute(db);
  return rows;
}
