import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { packed, packedText } from "../../../platform/database/packed.ts";
import type { ReadStatement } from "./read-chunks.ts";
import type { PackedPayments } from "./read-payment.ts";

/** A chunk that a power cut takes back is read again, so its commit need not wait for the disk; the end of the reading does. */
export async function beginStoring(db: Db): Promise<void> {
  await sql`select set_config('synchronous_commit', 'off', true)`.execute(db);
}

/** Stores payments as they were read, each with the due item that its reference names. */
export async function insertPayments(db: Db, bankFileId: string, read: PackedPayments): Promise<void> {
  await sql`
    insert into bank_payments (id, bank_file_id, position, statement, booking_id, content_id, entry_id, entry_is_certain,
      opens_entry, is_bare, currency, amount_minor, booked_on, reference, reference_kind, debtor_name, debtor_iban,
      debtor_account, remittance, end_to_end_id, bank_reference, review, meant_organization_id, meant_due_item_id)
    select p.id, ${bankFileId}, p.position, p.statement, p.booking_id, p.content_id, p.entry_id, p.entry_is_certain,
      p.opens_entry, p.is_bare, p.currency, p.amount_minor, p.booked_on, p.reference, p.reference_kind, p.debtor_name,
      p.debtor_iban, p.debtor_account, p.remittance, p.end_to_end_id, p.bank_reference, p.review, r.organization_id,
      r.due_item_id
    from unnest(${packedText(read.id)}::uuid[], ${packedText(read.position)}::int[], ${packedText(read.statement)}::int[],
      ${packedText(read.booking_id)}::uuid[], ${packedText(read.content_id)}::uuid[], ${packedText(read.entry_id)}::uuid[],
      ${packedText(read.entry_is_certain)}::boolean[], ${packedText(read.opens_entry)}::boolean[], ${packedText(read.is_bare)}::boolean[],
      ${packedText(read.currency)}, ${packedText(read.amount_minor)}::bigint[], ${packedText(read.booked_on)}::date[],
      ${packedText(read.reference)}, ${packedText(read.reference_kind)}, ${packedText(read.debtor_name)}, ${packedText(read.debtor_iban)},
      ${packedText(read.debtor_account)}, ${packedText(read.remittance)}, ${packedText(read.end_to_end_id)},
      ${packedText(read.bank_reference)}, ${packedText(read.review)}, ${packedText(read.sought)}, ${packedText(read.padded)})
      as p (id, position, statement, booking_id, content_id, entry_id, entry_is_certain, opens_entry, is_bare, currency,
        amount_minor, booked_on, reference, reference_kind, debtor_name, debtor_iban, debtor_account, remittance,
        end_to_end_id, bank_reference, review, sought, padded)
    left join lateral (
      select organization_id, due_item_id from payment_references r where r.reference in (p.sought, p.padded) limit 1
    ) r on true`.execute(db);
}

/** Stores statements that were read to their end. */
export async function insertStatements(
  db: Db,
  bankFileId: string,
  read: readonly ReadStatement[],
): Promise<void> {
  if (read.length === 0) return;
  const of = <T extends string | number | null>(take: (one: ReadStatement) => T) => packed(read.map(take));
  await sql`
    insert into bank_statements (bank_file_id, number, account, statement_id, first_booked_on, last_booked_on)
    select ${bankFileId}, s.*
    from unnest(${of((one) => one.number)}::int[], ${of((one) => one.account)}, ${of((one) => one.statementId)},
      ${of((one) => one.firstBookedOn)}::date[], ${of((one) => one.lastBookedOn)}::date[]) as s`.execute(db);
}
