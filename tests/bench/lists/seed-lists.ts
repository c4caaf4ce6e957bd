import { sql } from "kysely";
import type { Db } from "../../../server/platform/database/database.ts";

/** Ids that rise with the number, apart for each table. */
const id = (table: number, n: string) =>
  sql.raw<string>(`('0000000${table}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`);

const day = sql`(date '2026-11-22' - (n % 1000)::int)`;

/**
 * So many customers, orders, invoices, charges, payouts, bank files and payments, a statement each. One invoice in twenty is open,
 * one in a hundred credited, the rest paid; one payment in a hundred waits, one charge in a hundred is disputed.
 */
export async function seedLists(db: Db, rows: number): Promise<void> {
  const all = sql`generate_series(1, ${rows}::int) as n`;
  await sql`insert into users (id, email, first_name, last_name, language, created_at, email_confirmed_at)
    select ${id(1, "n")}, 'seeded' || n || '@example.com', 'Ada', 'Example', 'en', now(), now() from ${all}`.execute(
    db,
  );
  await sql`insert into organizations (organization_id, kind, name, country, currency, language, customer_number, created_at)
    select ${id(2, "n")}, case n % 3 when 0 then 'company' when 1 then 'individual' else 'association' end,
      'Kunde ' || md5(n::text) || ' AG', case n % 50 when 0 then 'LI' when 1 then 'DE' else 'CH' end,
      case n % 50 when 1 then 'EUR' else 'CHF' end, 'de', 500000 + n, timestamptz '2026-11-22 08:00Z' - n * interval '1 hour'
    from ${all}`.execute(db);
  await sql`insert into members (organization_id, user_id, role, created_at)
    select ${id(2, "n")}, ${id(1, "n")}, 'legal_representative', now() from ${all}`.execute(db);
  await sql`insert into orders (organization_id, id, number, state, currency, net_minor, vat_minor, total_minor, customer, language,
      placed_at, expires_on, paid_at, cancelled_at, cancel_cause)
    select ${id(2, "n")}, ${id(3, "n")}, 900000 + n, case when n % 40 = 0 then 'pending' when n % 41 = 0 then 'cancelled' else 'paid' end,
      'CHF', n, 0, n, '{}', 'de', timestamptz '2026-11-22 08:00Z' - n * interval '1 hour', current_date + 28,
      case when n % 40 > 0 and n % 41 > 0 then now() end, case when n % 40 > 0 and n % 41 = 0 then now() end,
      case when n % 40 > 0 and n % 41 = 0 then 'time' end from ${all}`.execute(db);
  await sql`insert into invoices (organization_id, id, origin, number, currency, net_minor, vat_minor, total_minor, issued_on, due_on, issued_at)
    select ${id(2, "n")}, ${id(4, "n")}, 'imported', 'R-' || n, case n % 50 when 1 then 'EUR' else 'CHF' end, n, 0, n, ${day}, ${day} + 30,
      (${day})::timestamp at time zone 'Europe/Zurich' from ${all}`.execute(db);
  await sql`insert into due_items (organization_id, id, kind, subject_id, reference, currency, amount_minor, state, due_on, created_at,
      settled_at, cancel_cause)
    select ${id(2, "n")}, ${id(5, "n")}, 'invoice', ${id(4, "n")}, 'RF' || n, case n % 50 when 1 then 'EUR' else 'CHF' end, n,
      case when n % 20 = 0 then 'open' when n % 101 = 0 then 'cancelled' else 'paid' end, ${day} + 30, now(),
      case when n % 20 > 0 then now() end, case when n % 20 > 0 and n % 101 = 0 then 'credited' end from ${all}`.execute(
    db,
  );
  await sql`insert into charges (organization_id, id, due_item_id, state, provider, currency, amount_minor, received_minor, keeps_method,
      language, description, started_by, started_at, settled_at)
    select ${id(2, "n")}, ${id(9, "n")}, ${id(5, "n")}, case when n % 50 = 0 then 'failed' else 'succeeded' end, 'seed',
      case n % 50 when 1 then 'EUR' else 'CHF' end, n, case when n % 50 > 0 then n end, false, 'de', 'R-' || n, ${id(1, "n")},
      timestamptz '2026-11-22 08:00Z' - n * interval '1 hour', now() from ${all}`.execute(db);
  await sql`insert into chargebacks (organization_id, id, charge_id, state, token, currency, amount_minor, opened_at, decided_at)
    select ${id(2, "n")}, ${id(9, "n")}, ${id(9, "n")}, case when n % 200 = 1 then 'open' else 'lost' end, 'du_' || n, 'CHF', n, now(),
      case when n % 200 <> 1 then now() end from ${all} where n % 100 = 1`.execute(db);
  await sql`insert into credit_notes (organization_id, id, number, invoice_id, currency, net_minor, vat_minor, total_minor, destination,
      reason, issued_on, issued_at, issued_by, document)
    select ${id(2, "n")}, ${id(8, "n")}, 'C' || n, ${id(4, "n")}, 'CHF', n, 0, n, case when n % 50 = 0 then 'prepaid' else 'due' end,
      'seed', ${day}, now(), ${id(1, "n")}, '{}' from ${all}`.execute(db);
  await sql`insert into payouts (organization_id, id, number, state, currency, amount_minor, iban, holder, approvals_needed, requested_by,
      requested_at)
    select ${id(2, "n")}, ${id(6, "n")}, n::text, case when n % 50 = 0 then 'requested' else 'withdrawn' end, 'CHF', n,
      'CH9300762011623852957', 'Ada Example', 1, ${id(1, "n")}, timestamptz '2026-11-22 08:00Z' - n * interval '1 hour' from ${all}`.execute(
    db,
  );
  await sql`insert into bank_files (id, sha256, name, size_bytes, state, uploaded_at, finished_at, booking_order)
    select ${id(7, "n")}, sha256(n::text::bytea), 'camt-' || n || '.xml', 1000, case when n % 50 = 0 then 'received' else 'done' end,
      timestamptz '2026-11-22 08:00Z' - n * interval '1 hour', case when n % 50 > 0 then now() end, case when n % 50 > 0 then n end
    from ${all}`.execute(db);
  await sql`insert into bank_payments (id, bank_file_id, position, statement, booking_id, entry_id, entry_is_certain, opens_entry, is_bare,
      currency, amount_minor, booked_on, reference, reference_kind, debtor_name)
    select ${id(8, "n")}, ${id(7, "1")}, n, 1, ${id(8, "n")}, ${id(8, "n")}, true, true, false, 'CHF', n, ${day}, 'RF' || n, 'SCOR',
      'Payer ' || n from ${all}`.execute(db);
  await sql`insert into bank_payment_results (bank_payment_id, state, outcome, decided_at)
    select ${id(8, "n")}, case when n % 100 = 0 then 'unassigned' else 'dismissed' end, 'no_reference', now() from ${all}`.execute(
    db,
  );
}
