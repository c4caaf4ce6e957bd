import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { OpenItem } from "./open-item.rules.ts";

/** The ids of organizations by what the file names them: customer number or id. */
export async function findOrganizations(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const numbers = names.filter((name) => !name.includes("-"));
  const ids = names.filter((name) => name.includes("-"));
  const { rows } = await sql<{ name: string; id: string }>`
    select customer_number::text as name, organization_id as id from customer_numbers
      where customer_number = any(${numbers}::bigint[])
    union all
    select organization_id::text, organization_id from organizations where organization_id = any(${ids}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.name, row.id]));
}

export interface LocatedItem extends OpenItem {
  readonly organizationId: string;
}

export interface KnownItem {
  readonly organizationId: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly reference: string;
}

/** Which of the items were imported before, as they stand. */
export async function findImported(db: Db, items: readonly LocatedItem[]): Promise<KnownItem[]> {
  const { rows } = await sql<KnownItem>`
    select i.organization_id as "organizationId", i.number, i.issued_on as "issuedOn", i.due_on as "dueOn",
      i.total_minor as "amountMinor", i.currency, d.reference
    from unnest(${items.map((item) => item.organizationId)}::uuid[], ${items.map((item) => item.number)}::text[])
      as wanted (organization_id, number)
    join invoices i on i.organization_id = wanted.organization_id and i.origin = 'imported' and i.number = wanted.number
    join due_items d on d.organization_id = i.organization_id and d.kind = 'invoice' and d.subject_id = i.id`.execute(
    db,
  );
  return rows;
}

/** Which of the references belong to a due item already. */
export async function findTakenReferences(db: Db, references: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ reference: string }>`
    select reference from payment_references where reference = any(${references}::text[])`.execute(db);
  return new Set(rows.map((row) => row.reference));
}

export interface NewOpenItem extends LocatedItem {
  readonly invoiceId: string;
  readonly dueItemId: string;
}

/** Stores open items as imported invoices with their due items and references, in one statement each. */
export async function insertOpenItems(
  db: Db,
  items: readonly NewOpenItem[],
  now: string,
  timeZone: string,
): Promise<void> {
  const column = <K extends keyof NewOpenItem>(key: K) => items.map((item) => item[key]);
  const organizationIds = column("organizationId");
  await sql`
    insert into invoices (organization_id, id, origin, number, currency, net_minor, vat_minor, total_minor, issued_on, due_on,
      issued_at)
    select organization_id, id, 'imported', number, currency, amount_minor, 0, amount_minor, issued_on, due_on,
      issued_on::timestamp at time zone ${timeZone}
    from unnest(${organizationIds}::uuid[], ${column("invoiceId")}::uuid[], ${column("number")}::text[],
      ${column("currency")}::text[], ${column("amountMinor")}::bigint[], ${column("issuedOn")}::date[],
      ${column("dueOn")}::date[]) as i (organization_id, id, number, currency, amount_minor, issued_on, due_on)`.execute(
    db,
  );
  await sql`
    insert into payment_references (reference, organization_id, due_item_id)
    select * from unnest(${column("reference")}::text[], ${organizationIds}::uuid[], ${column("dueItemId")}::uuid[])`.execute(
    db,
  );
  await sql`
    insert into due_items (organization_id, id, kind, subject_id, reference, currency, amount_minor, state, due_on, created_at)
    select organization_id, id, 'invoice', invoice_id, reference, currency, amount_minor, 'open', due_on, ${now}
    from unnest(${organizationIds}::uuid[], ${column("dueItemId")}::uuid[], ${column("invoiceId")}::uuid[],
      ${column("reference")}::text[], ${column("currency")}::text[], ${column("amountMinor")}::bigint[],
      ${column("dueOn")}::date[]) as d (organization_id, id, invoice_id, reference, currency, amount_minor, due_on)`.execute(
    db,
  );
}
