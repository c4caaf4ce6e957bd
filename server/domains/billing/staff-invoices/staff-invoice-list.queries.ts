import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import { between, equal } from "../../../platform/database/filters.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import { customersFound } from "../../organizations/index.ts";
import type { StaffInvoiceFilters } from "../invoices/invoice.contract.ts";
import { type InvoiceSummaryRow, invoiceSummary } from "../invoices/invoice-lists.queries.ts";

export interface StaffInvoiceRow extends InvoiceSummaryRow {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly sortKey: string;
}

export interface StaffInvoiceList extends z.output<typeof StaffInvoiceFilters> {
  readonly today: Day;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const ofInvoice = { id: sql`i.id`, day: sql`i.issued_on`, due: sql`i.due_on`, total: sql`i.total_minor` };
// Beside their state stands what they are ordered by, so that one index finds both: those of the migration 0022.
const ofDueItem = {
  ...{ id: sql`d.subject_id`, day: sql`d.issued_on` },
  ...{ due: sql`d.due_on`, total: sql`d.invoice_minor` },
};

const sortingsOf = ({ id, day, due, total }: typeof ofInvoice) =>
  ({
    issued: { key: day, id, kind: "day" },
    due: { key: due, id, kind: "day" },
    total: { key: total, id, kind: "number" },
  }) satisfies Record<string, Sorting>;

function inState(state: StaffInvoiceList["state"], today: Day): RawBuilder<unknown> {
  if (state === undefined) return sql``;
  if (state === "paid") return sql`and d.state = 'paid'`;
  if (state === "credited" || state === "written_off") return sql`and d.cancel_cause = ${state}`;
  if (state === "unpaid") return sql`and d.state = 'open'`;
  return state === "overdue"
    ? sql`and d.state = 'open' and d.due_on < ${today}`
    : sql`and d.state = 'open' and d.due_on >= ${today}`;
}

// Each leads to exactly one row of the other, which the planner cannot know of a join by two columns: so one is looked up for each.
const dueItemFirst = sql`due_items d cross join lateral (
  select id, organization_id, number, origin, issued_on, due_on, total_minor, currency, issued_at from invoices
  where organization_id = d.organization_id and id = d.subject_id limit 1) i`;
const invoiceFirst = sql`invoices i cross join lateral (
  select kind, state, cancel_cause, due_on, amount_minor from due_items
  where organization_id = i.organization_id and subject_id = i.id and kind = 'invoice'
    and cancel_cause is distinct from 'reduced' limit 1) d`;

/** The index that has a state has the order too, but for paid and closed invoices by another column than the day of issue. */
const isIndexed = ({ state, sort, search }: StaffInvoiceList) =>
  state !== undefined &&
  !search &&
  (["unpaid", "open", "overdue"].includes(state) || sort === "issued" || sort === "-issued");

/** Invoices of all customers, one more than the page holds; found by invoice number, customer number or name. */
export async function listStaffInvoiceRows(db: Db, list: StaffInvoiceList): Promise<StaffInvoiceRow[]> {
  const { search, today, currency, organizationId } = list;
  const byState = isIndexed(list);
  const { id, day, due, total } = byState ? ofDueItem : ofInvoice;
  const [of, source] = byState ? [sql`d`, dueItemFirst] : [sql`i`, invoiceFirst];
  const { key, beyond, order } = sorted(sortingsOf({ id, day, due, total }), list.sort, list.cursor);
  const found = search && (await customersFound(db, search, sql`i.organization_id`));
  const { rows } = await sql<StaffInvoiceRow>`
    select ${invoiceSummary(today)}, i.organization_id as "organizationId", g.name as "organizationName", ${key}
    from ${source} join organizations g on g.organization_id = ${of}.organization_id
    where d.kind = 'invoice' ${inState(list.state, today)}
      ${equal(sql`${of}.currency`, currency)} ${equal(sql`${of}.organization_id`, organizationId)}
      ${between(day, list.from, list.to)} ${between(due, list.dueFrom, list.dueTo)}
      ${between(total, list.minMinor, list.maxMinor)}
      ${found ? sql`and (i.number = ${search} or ${found})` : sql``} ${beyond}
    ${order} limit ${list.limit + 1}`.execute(db);
  return rows;
}
