import { type RawBuilder, sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Json } from "../../../platform/database/tables.ts";

export type InvoiceState = "open" | "overdue" | "paid" | "credited" | "written_off";

export interface InvoiceSummaryRow {
  readonly id: string;
  readonly number: string;
  readonly origin: "issued" | "imported";
  readonly state: InvoiceState;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly totalMinor: bigint;
  /** What is still to be paid; zero once nothing is. */
  readonly dueMinor: bigint;
  readonly currency: string;
  readonly issuedAt: string;
}

/** Open until it is paid, credited whole or given up; overdue from the day after the due date on. */
const stateOn = (today: Day) =>
  sql`case d.state when 'paid' then 'paid' when 'cancelled' then d.cancel_cause
    else case when d.due_on < ${today} then 'overdue' else 'open' end end`;

export const invoiceSummary = (
  today: Day,
) => sql`i.id, i.number, i.origin, ${stateOn(today)} as state, i.issued_on as "issuedOn",
  d.due_on as "dueOn", i.total_minor as "totalMinor",
  case d.state when 'open' then d.amount_minor else 0 end as "dueMinor", i.currency, i.issued_at as "issuedAt"`;

// The due item that says what became of the invoice: those that a credit note made smaller are left out.
const source = sql`invoices i
  join due_items d on d.organization_id = i.organization_id and d.kind = 'invoice' and d.subject_id = i.id
    and d.cancel_cause is distinct from 'reduced'`;

export interface InvoiceList {
  readonly today: Day;
  readonly state: InvoiceState | undefined;
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

function inState(state: InvoiceState | undefined, today: Day): RawBuilder<unknown> {
  if (state === undefined) return sql``;
  if (state === "paid") return sql`and d.state = 'paid'`;
  if (state === "credited" || state === "written_off") return sql`and d.cancel_cause = ${state}`;
  return state === "overdue"
    ? sql`and d.state = 'open' and d.due_on < ${today}`
    : sql`and d.state = 'open' and d.due_on >= ${today}`;
}

const rest = ({ state, today, after, limit }: InvoiceList) => sql`${inState(state, today)}
  ${after ? sql`and (i.issued_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
  order by i.issued_at desc, i.id desc limit ${limit + 1}`;

/** Invoices of an organization, newest first, one more than the page holds. */
export async function listInvoiceRows(
  db: Db,
  organizationId: string,
  list: InvoiceList,
): Promise<InvoiceSummaryRow[]> {
  const { rows } = await sql<InvoiceSummaryRow>`
    select ${invoiceSummary(list.today)} from ${source} where i.organization_id = ${organizationId} ${rest(list)}`.execute(
    db,
  );
  return rows;
}

export interface InvoiceRow extends InvoiceSummaryRow {
  readonly organizationId: string;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly orderId: string | null;
  readonly paidAt: string | null;
  readonly reference: string;
  /** What is still to be paid; null when nothing is due any more. */
  readonly dueItemId: string | null;
  readonly document: Json | null;
}

/** One invoice that the transaction reaches, with its state on a day. */
export async function findInvoice(
  db: Db,
  organizationId: string,
  invoiceId: string,
  today: Day,
): Promise<InvoiceRow | undefined> {
  const { rows } = await sql<InvoiceRow>`
    select ${invoiceSummary(today)}, i.organization_id as "organizationId", i.net_minor as "netMinor", i.vat_minor as "vatMinor",
      i.order_id as "orderId", d.settled_at as "paidAt", d.reference, case d.state when 'open' then d.id end as "dueItemId", i.document
    from ${source} where i.organization_id = ${organizationId} and i.id = ${invoiceId}`.execute(db);
  return rows[0];
}
