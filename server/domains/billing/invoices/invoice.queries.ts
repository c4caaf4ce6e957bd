import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

/** The number of the next invoice; nobody else gets one until this transaction ends (MON-4). */
export async function nextInvoiceNumber(db: Db): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`select app.next_invoice_number() as number`.execute(db);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the counter of invoices is missing");
  return number;
}

export interface NewInvoice {
  readonly organizationId: string;
  readonly id: string;
  readonly number: bigint;
  readonly orderId: string | null;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly issuedAt: string;
  /** The document as JSON. */
  readonly document: string;
}

/** Stores an issued invoice under the number that the transaction holds. */
export async function insertInvoice(db: Db, invoice: NewInvoice): Promise<void> {
  await sql`select app.issue_invoice(${invoice.organizationId}, ${invoice.id}, ${invoice.number}, ${invoice.orderId},
    ${invoice.currency}, ${invoice.netMinor}, ${invoice.vatMinor}, ${invoice.issuedOn}, ${invoice.dueOn}, ${invoice.issuedAt},
    ${invoice.document}::jsonb)`.execute(db);
}
