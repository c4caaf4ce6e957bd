import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../../../platform/database/database.ts";
import { equal, onDays } from "../../../platform/database/filters.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import { customersFound } from "../../organizations/index.ts";
import { type RequestRow, requestColumns, requestFound, requestSource } from "./request.queries.ts";
import type { StaffRequestFilters } from "./staff-request.contract.ts";

export interface StaffRequestRow extends RequestRow {
  readonly organizationName: string;
  readonly sortKey: string;
}

export interface StaffRequestList extends z.output<typeof StaffRequestFilters> {
  readonly timeZone: string;
  /** Whoever asks, for the requests assigned to them. */
  readonly userId: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const sortings = {
  changed: { key: sql`r.changed_at`, id: sql`r.id`, kind: "instant" },
  opened: { key: sql`r.opened_at`, id: sql`r.id`, kind: "instant" },
} satisfies Record<string, Sorting>;

const inState = (state: StaffRequestList["state"]): RawBuilder<unknown> =>
  state === "unsolved" ? sql`and r.state in ('open', 'waiting')` : equal(sql`r.state`, state);

const assignedTo = ({ assigned, userId }: StaffRequestList): RawBuilder<unknown> => {
  if (assigned === undefined) return sql``;
  return assigned === "me" ? sql`and r.taken_by = ${userId}` : sql`and r.taken_by is null`;
};

/** Requests of all customers, one more than the page holds; found by number, subject, thread, customer number or name. */
export async function listStaffRequestRows(db: Db, list: StaffRequestList): Promise<StaffRequestRow[]> {
  const { search } = list;
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const found = search && (await customersFound(db, search, sql`r.organization_id`));
  const { rows } = await sql<StaffRequestRow>`
    select ${requestColumns}, g.name as "organizationName", ${key}
    from ${requestSource} join organizations g on g.organization_id = r.organization_id
    where ${search && found ? sql`(${requestFound(search)} or ${found})` : sql`true`} ${inState(list.state)}
      ${equal(sql`r.category`, list.category)} ${assignedTo(list)}
      ${onDays(sql`r.opened_at`, list.from, list.to, list.timeZone)} ${beyond}
    ${order} limit ${list.limit + 1}`.execute(db);
  return rows;
}
