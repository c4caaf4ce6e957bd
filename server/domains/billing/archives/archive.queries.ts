import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Json } from "../../../platform/database/tables.ts";

export interface ArchivedPeriod {
  readonly organizationId: string;
  readonly from: Day;
  readonly to: Day;
}

export interface PeriodCount {
  readonly invoices: number;
  readonly creditNotes: number;
  /** Something was posted until the end of the period. */
  readonly hasMoved: boolean;
}

/** How many invoices and credit notes with a document of ours a period has. */
export async function countDocuments(
  db: Db,
  { organizationId, from, to }: ArchivedPeriod,
): Promise<PeriodCount> {
  const { rows } = await sql<PeriodCount>`
    select
      (select count(*)::int from invoices where organization_id = ${organizationId} and document is not null
        and issued_on between ${from} and ${to}) as invoices,
      (select count(*)::int from credit_notes where organization_id = ${organizationId}
        and issued_on between ${from} and ${to}) as "creditNotes",
      exists (select from ledger_transactions where organization_id = ${organizationId} and booked_on <= ${to}) as "hasMoved"`.execute(
    db,
  );
  return rows[0] ?? { invoices: 0, creditNotes: 0, hasMoved: false };
}

export interface ArchivedDocument {
  readonly kind: "invoice" | "credit_note";
  readonly number: string;
  readonly issuedOn: Day;
  readonly document: Json;
  /** Null until they are stored, or where there is none. */
  readonly pdf: Buffer | null;
  readonly ubl: Buffer | null;
  readonly cii: Buffer | null;
}

/** Credit notes, then invoices of a period with their stored bytes, by day and number, from one on; at most so many. */
export async function listArchived(
  db: Db,
  { organizationId, from, to }: ArchivedPeriod,
  after: ArchivedDocument | undefined,
  limit: number,
): Promise<ArchivedDocument[]> {
  const { rows } = await sql<ArchivedDocument>`
    with chosen as materialized (
      select * from (
        select 'invoice' as kind, id, number, issued_on, document from invoices
        where organization_id = ${organizationId} and document is not null and issued_on between ${from} and ${to}
        union all
        select 'credit_note', id, number, issued_on, document from credit_notes
        where organization_id = ${organizationId} and issued_on between ${from} and ${to}
      ) as documents
      ${after ? sql`where (kind, issued_on, number collate "C") > (${after.kind}, ${after.issuedOn}::date, ${after.number} collate "C")` : sql``}
      order by kind, issued_on, number collate "C" limit ${limit}
    ),
    stored as materialized (
      select d.kind, d.subject_id, d.format, d.bytes from documents d
      join chosen c on c.kind = d.kind and c.id = d.subject_id
      where d.organization_id = ${organizationId}
    )
    select c.kind, c.number, c.issued_on as "issuedOn", c.document,
      (select s.bytes from stored s where s.kind = c.kind and s.subject_id = c.id and s.format = 'pdf') as pdf,
      (select s.bytes from stored s where s.kind = c.kind and s.subject_id = c.id and s.format = 'ubl') as ubl,
      (select s.bytes from stored s where s.kind = c.kind and s.subject_id = c.id and s.format = 'cii') as cii
    from chosen c order by c.kind, c.issued_on, c.number collate "C"`.execute(db);
  return rows;
}
