import { sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../../../platform/database/database.ts";
import { between, equal } from "../../../platform/database/filters.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import { customersFound } from "../../organizations/index.ts";
import type { StaffCreditNoteFilters } from "./credit-note.contract.ts";
import type { CreditNoteRow } from "./credit-note.queries.ts";

export interface StaffCreditNoteRow extends CreditNoteRow {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly issuedByName: string | null;
  readonly currency: string;
  readonly sortKey: string;
}

export interface StaffCreditNoteList extends z.output<typeof StaffCreditNoteFilters> {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const sortings = {
  issued: { key: sql`c.issued_on`, id: sql`c.id`, kind: "day" },
  total: { key: sql`c.total_minor`, id: sql`c.id`, kind: "number" },
} satisfies Record<string, Sorting>;

/** Credit notes of all customers, one more than the page holds; found by their number, customer number or name. */
export async function listStaffCreditNoteRows(
  db: Db,
  list: StaffCreditNoteList,
): Promise<StaffCreditNoteRow[]> {
  const { search } = list;
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const found = search && (await customersFound(db, search, sql`c.organization_id`));
  const { rows } = await sql<StaffCreditNoteRow>`
    select c.id, c.number, c.issued_on as "issuedOn", c.total_minor as "totalMinor", c.reason, c.destination, c.currency,
      c.organization_id as "organizationId", g.name as "organizationName", c.invoice_id as "invoiceId", i.number as "invoiceNumber",
      u.first_name || ' ' || u.last_name as "issuedByName", ${key}
    from (
      select c.* from credit_notes c
      where ${found ? sql`(c.number = ${search} or ${found})` : sql`true`} ${equal(sql`c.destination`, list.destination)}
        ${equal(sql`c.currency`, list.currency)} ${between(sql`c.issued_on`, list.from, list.to)}
        ${between(sql`c.total_minor`, list.minMinor, list.maxMinor)} ${beyond}
      ${order} limit ${list.limit + 1}
    ) c
    join organizations g on g.organization_id = c.organization_id
    join invoices i on i.organization_id = c.organization_id and i.id = c.invoice_id
    left join users u on u.id = c.issued_by
    ${order}`.execute(db);
  return rows;
}
