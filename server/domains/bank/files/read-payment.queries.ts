import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { packed } from "../../../platform/database/packed.ts";
import type { ReadPayment } from "./read-payment.ts";

/** Stores payments as they were read, each with the due item that its reference names. */
export async function insertStaged(db: Db, bankFileId: string, read: readonly ReadPayment[]): Promise<void> {
  const of = <T extends string | number | bigint | boolean | null>(take: (one: ReadPayment) => T) =>
    packed(read.map(take));
  await sql`
    insert into bank_payments (id, bank_file_id, position, account, statement_id, entry_key, ordinal, content_key, whole_entry_key,
      whole_ordinal, whole_is_certain, opens_entry, is_bare, currency, amount_minor, booked_on, reference, reference_kind,
      debtor_name, debtor_iban, debtor_account, remittance, end_to_end_id, bank_reference, review, meant_organization_id, meant_due_item_id)
    select p.id, ${bankFileId}, p.position, p.account, p.statement_id, decode(p.entry_key, 'hex'), p.ordinal,
      decode(p.content_key, 'hex'), decode(p.whole_entry_key, 'hex'), p.whole_ordinal, p.whole_is_certain, p.opens_entry, p.is_bare,
      p.currency, p.amount_minor, p.booked_on, p.reference, p.reference_kind, p.debtor_name, p.debtor_iban, p.debtor_account, p.remittance, p.end_to_end_id,
      p.bank_reference, p.review, r.organization_id, r.due_item_id
    from unnest(${of((one) => one.id)}::uuid[], ${of((one) => one.position)}::int[], ${of((one) => one.account)},
      ${of(({ payment }) => payment.statement.id)}, ${of((one) => one.entryKey)}, ${of((one) => one.ordinal)}::int[],
      ${of((one) => one.contentKey)}, ${of((one) => one.whole.key)}, ${of((one) => one.wholeOrdinal)}::int[],
      ${of((one) => one.whole.certain)}::boolean[], ${of((one) => one.opensEntry)}::boolean[],
      ${of((one) => one.isBare)}::boolean[],
      ${of(({ payment }) => payment.amount.currency)}, ${of(({ payment }) => payment.amount.minor)}::bigint[],
      ${of(({ payment }) => payment.bookedOn)}::date[], ${of(({ payment }) => payment.reference)},
      ${of(({ payment }) => payment.referenceKind)}, ${of(({ payment }) => payment.debtorName)},
      ${of((one) => one.debtorIban)},
      ${of(({ payment, debtorIban }) => (debtorIban === null ? payment.debtorAccount : null))}, ${of(({ payment }) => payment.remittance)},
      ${of(({ payment }) => payment.endToEndId)},
      ${of(({ payment }) => payment.transactionReference ?? payment.entryReference)},
      ${of(({ payment }) => payment.review)}, ${of((one) => one.soughtReference)}, ${of((one) => one.paddedReference)})
      as p (id, position, account, statement_id, entry_key, ordinal, content_key, whole_entry_key, whole_ordinal,
        whole_is_certain, opens_entry, is_bare, currency, amount_minor, booked_on, reference, reference_kind, debtor_name,
        debtor_iban, debtor_account, remittance, end_to_end_id, bank_reference, review, sought, padded)
    left join lateral (
      select organization_id, due_item_id from payment_references r where r.reference in (p.sought, p.padded) limit 1) r on true`.execute(
    db,
  );
}
