import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Json } from "../../../platform/database/tables.ts";
import type { LedgerAccount } from "../ledger/ledger.rules.ts";

/** Where the next chunk begins: behind this row. */
export type After = readonly [day: Day, id: string] | undefined;

export interface ExportedPeriod {
  readonly from: Day;
  readonly to: Day;
  /** What was recorded later is not part of the export. */
  readonly until: string;
}

export interface JournalRow {
  readonly id: string;
  readonly bookedOn: Day;
  readonly kind: string;
  /** Number of the invoice, credit note, payout or top-up behind it. */
  readonly document: string | null;
  readonly customerNumber: string | null;
  readonly customerName: string | null;
  /** VAT per rate of the invoice or credit note that was posted; null for all other movements. */
  readonly vat: Json | null;
  /** Minor units as text, exact at any size. */
  readonly entries: readonly {
    readonly account: LedgerAccount;
    readonly currency: string;
    readonly minor: string;
  }[];
}

/** Ledger transactions of a period with their entries, by day, from a row on; at most so many. */
export async function listJournal(
  db: Db,
  { from, to, until }: ExportedPeriod,
  after: After,
  limit: number,
): Promise<JournalRow[]> {
  const { rows } = await sql<JournalRow>`
    with chunk as materialized (
      select organization_id, id, kind, cause_id, booked_on from ledger_transactions
      where booked_on between ${from} and ${to} and recorded_at <= ${until}
        ${after ? sql`and (booked_on, id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``}
      order by booked_on, id limit ${limit}
    )
    select t.id, t.booked_on as "bookedOn", t.kind, coalesce(c.number, y.number, u.number, i.number) as document,
      g.customer_number::text as "customerNumber", g.name as "customerName",
      case t.kind when 'invoice' then i.document -> 'vatSummary' when 'credit_note' then c.document -> 'vatSummary' end as vat,
      (select jsonb_agg(jsonb_build_object('account', e.account, 'currency', e.currency, 'minor', e.amount_minor::text)
          order by e.position)
        from ledger_entries e where e.organization_id = t.organization_id and e.transaction_id = t.id) as entries
    from chunk t
    left join organizations g on g.organization_id = t.organization_id
    left join credit_notes c on c.organization_id = t.organization_id and c.id = t.cause_id
    left join write_offs w on w.organization_id = t.organization_id and w.id = t.cause_id
    left join payments p on p.organization_id = t.organization_id and p.id = t.cause_id
    left join due_items d on d.organization_id = p.organization_id and d.id = coalesce(p.due_item_id, p.meant_due_item_id)
    left join orders o on d.kind = 'order' and o.organization_id = d.organization_id and o.id = d.subject_id
    left join payouts y on y.organization_id = t.organization_id and y.id = t.cause_id
    left join top_ups u on d.kind = 'top_up' and u.organization_id = d.organization_id and u.id = d.subject_id
    left join invoices i on i.organization_id = t.organization_id
      and i.id = coalesce(c.invoice_id, w.invoice_id, o.invoice_id, d.subject_id, t.cause_id)
    order by t.booked_on, t.id`.execute(db);
  return rows;
}

export interface InvoiceDocumentRow {
  readonly id: string;
  readonly kind: "invoice" | "open_item" | "credit_note";
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly number: string;
  /** Of a credit note the number of its invoice. */
  readonly invoiceNumber: string | null;
  readonly customerNumber: string;
  readonly customerName: string;
  readonly country: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly vat: Json | null;
}

/** Invoices, open items of a former system and credit notes of a period, by day, from a row on; at most so many. */
export async function listDocuments(
  db: Db,
  { from, to, until }: ExportedPeriod,
  after: After,
  limit: number,
): Promise<InvoiceDocumentRow[]> {
  const ofChunk = sql`issued_on between ${from} and ${to} and issued_at <= ${until}
    ${after ? sql`and (issued_on, id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``}
    order by issued_on, id limit ${limit}`;
  const { rows } = await sql<InvoiceDocumentRow>`
    with documents as (
      (select organization_id, id, case origin when 'issued' then 'invoice' else 'open_item' end as kind, issued_on, due_on,
        number, null::uuid as invoice_id, currency, total_minor, document from invoices where ${ofChunk})
      union all
      (select organization_id, id, 'credit_note', issued_on, null, number, invoice_id, currency, total_minor, document
        from credit_notes where ${ofChunk})
      order by issued_on, id limit ${limit}
    )
    select d.id, d.kind, d.issued_on as "issuedOn", d.due_on as "dueOn", d.number, i.number as "invoiceNumber",
      g.customer_number::text as "customerNumber", coalesce(d.document -> 'customer' ->> 'name', g.name) as "customerName",
      coalesce(d.document -> 'customer' -> 'address' ->> 'country', g.country) as country, d.currency,
      d.total_minor as "totalMinor", d.document -> 'vatSummary' as vat
    from documents d
    join organizations g on g.organization_id = d.organization_id
    left join invoices i on i.organization_id = d.organization_id and i.id = d.invoice_id
    order by d.issued_on, d.id`.execute(db);
  return rows;
}
