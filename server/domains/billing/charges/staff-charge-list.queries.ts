import { sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../../../platform/database/database.ts";
import { between, equal, onDays } from "../../../platform/database/filters.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import { customersFound } from "../../organizations/index.ts";
import type { StaffChargeFilters } from "./charge.contract.ts";
import { type ChargeFacts, chargeFacts, chargeJoins, chargeMinor } from "./charge.queries.ts";

export interface StaffChargeRow extends ChargeFacts {
  readonly organizationName: string;
  readonly sortKey: string;
}

export interface StaffChargeList extends z.output<typeof StaffChargeFilters> {
  readonly timeZone: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const sortings = {
  started: { key: sql`c.started_at`, id: sql`c.id`, kind: "instant" },
  amount: { key: chargeMinor, id: sql`c.id`, kind: "number" },
} satisfies Record<string, Sorting>;

const disputed = (state: StaffChargeList["chargeback"]) =>
  state
    ? sql`and exists (select from chargebacks b where b.organization_id = c.organization_id and b.charge_id = c.id
        and b.state = ${state})`
    : sql``;

/**
 * Charges of all customers, one more than the page holds; found by customer number or name, and by the currency that was asked for.
 * First the page, then what belongs to its rows.
 */
export async function listStaffChargeRows(db: Db, list: StaffChargeList): Promise<StaffChargeRow[]> {
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const found = list.search && (await customersFound(db, list.search, sql`c.organization_id`));
  const { rows } = await sql<StaffChargeRow>`
    select ${chargeFacts}, g.name as "organizationName", ${key}
    from (
      select c.* from charges c
      where ${found || sql`true`} ${equal(sql`c.state`, list.state)} ${disputed(list.chargeback)}
        ${equal(sql`c.currency`, list.currency)} ${onDays(sql`c.started_at`, list.from, list.to, list.timeZone)}
        ${between(chargeMinor, list.minMinor, list.maxMinor)} ${beyond}
      ${order} limit ${list.limit + 1}
    ) c ${chargeJoins} join organizations g on g.organization_id = c.organization_id
    ${order}`.execute(db);
  return rows;
}
