import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { NetByPosition } from "./credit.rules.ts";

/** The running number of the next credit note; nobody else gets one until this transaction ends (MON-14). */
export async function takeCreditNoteNumber(db: Db): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`
    update number_counters set last_number = last_number + 1 where name = 'credit_note'
    returning last_number as number`.execute(db);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the counter of credit notes is missing");
  return number;
}

/** How much of each line of an invoice was credited, net in minor units. */
export async function findCreditedLines(
  db: Db,
  organizationId: string,
  invoiceId: string,
): Promise<NetByPosition> {
  const { rows } = await sql<{ position: number; minor: bigint }>`
    select l.position, sum(l.net_minor)::bigint as minor
    from credit_note_lines l join credit_notes c on c.organization_id = l.organization_id and c.id = l.credit_note_id
    where c.organization_id = ${organizationId} and c.invoice_id = ${invoiceId} group by l.position`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.position, row.minor]));
}

export type CreditDestination = "due" | "prepaid";

export interface NewCreditNote {
  readonly organizationId: string;
  readonly id: string;
  readonly number: string;
  readonly invoiceId: string;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly totalMinor: bigint;
  readonly destination: CreditDestination;
  readonly reason: string;
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly issuedBy: string | null;
  /** The document as JSON. */
  readonly document: string;
}

/** Stores a credit note with its number and what it takes back of each line. */
export async function insertCreditNote(db: Db, note: NewCreditNote, lines: NetByPosition): Promise<void> {
  const { organizationId: organization_id, id, number } = note;
  await db
    .insertInto("credit_note_numbers")
    .values({ number, organization_id, credit_note_id: id })
    .execute();
  await db
    .insertInto("credit_notes")
    .values({
      organization_id,
      id,
      number,
      invoice_id: note.invoiceId,
      currency: note.currency,
      net_minor: note.netMinor,
      vat_minor: note.vatMinor,
      total_minor: note.totalMinor,
      destination: note.destination,
      reason: note.reason,
      issued_on: note.issuedOn,
      issued_at: note.issuedAt,
      issued_by: note.issuedBy,
      document: note.document,
    })
    .execute();
  await db
    .insertInto("credit_note_lines")
    .values(
      [...lines].map(([position, net_minor]) => ({
        organization_id,
        credit_note_id: id,
        position,
        net_minor,
      })),
    )
    .execute();
}

export interface CreditNoteRow {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly totalMinor: bigint;
  readonly reason: string;
  readonly destination: CreditDestination;
}

/** The credit notes of an invoice, first to last. */
export async function listCreditNotes(
  db: Db,
  organizationId: string,
  invoiceId: string,
): Promise<CreditNoteRow[]> {
  const { rows } = await sql<CreditNoteRow>`
    select id, number, issued_on as "issuedOn", total_minor as "totalMinor", reason, destination
    from credit_notes where organization_id = ${organizationId} and invoice_id = ${invoiceId}
    order by issued_at, id`.execute(db);
  return rows;
}

/** Who placed the order of an invoice; undefined where there is no order, or nobody is known. */
export async function findOrderer(
  db: Db,
  organizationId: string,
  invoiceId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ placedBy: string }>`
    select o.placed_by as "placedBy" from invoices i
    join orders o on o.organization_id = i.organization_id and o.id = i.order_id
    where i.organization_id = ${organizationId} and i.id = ${invoiceId} and o.placed_by is not null`.execute(
    db,
  );
  return rows[0]?.placedBy;
}
