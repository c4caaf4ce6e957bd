import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { LedgerAccount, Posting } from "./ledger.rules.ts";
import { providerBooks } from "./ledger.rules.ts";

export type NewTransaction = Omit<Posting, "entries"> & { readonly id: string };

/** Stores ledger transactions without their entries. */
export async function insertTransactions(
  db: Db,
  transactions: readonly NewTransaction[],
  recordedAt: string,
): Promise<void> {
  await sql`
    insert into ledger_transactions (organization_id, id, kind, cause_id, booked_on, recorded_at)
    select organization_id, id, kind, cause_id, booked_on, ${recordedAt}
    from unnest(${transactions.map((t) => t.organizationId)}::uuid[], ${transactions.map((t) => t.id)}::uuid[],
      ${transactions.map((t) => t.kind)}::text[], ${transactions.map((t) => t.causeId)}::uuid[],
      ${transactions.map((t) => t.bookedOn)}::date[]) as t (organization_id, id, kind, cause_id, booked_on)`.execute(
    db,
  );
}

export interface NewEntry {
  readonly organizationId: string;
  readonly transactionId: string;
  readonly position: number;
  readonly account: LedgerAccount;
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** Stores the entries of whole transactions, in one statement: the database checks each sum and keeps the balances. */
export async function insertEntries(db: Db, entries: readonly NewEntry[]): Promise<void> {
  await sql`
    insert into ledger_entries (organization_id, transaction_id, position, account, currency, amount_minor)
    select * from unnest(${entries.map((e) => e.organizationId)}::uuid[], ${entries.map((e) => e.transactionId)}::uuid[],
      ${entries.map((e) => e.position)}::int[], ${entries.map((e) => e.account)}::text[],
      ${entries.map((e) => e.currency)}::text[], ${entries.map((e) => e.amountMinor)}::bigint[])`.execute(db);
}

/** Which of these bank payments wait in the provider's books, not yet assigned. */
export async function listWaiting(db: Db, bankPaymentIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ causeId: string }>`
    select cause_id as "causeId" from ledger_transactions t
    where organization_id = ${providerBooks} and kind = 'unassigned_payment' and cause_id = any(${bankPaymentIds}::uuid[])
      and not exists (select from ledger_transactions r
        where r.organization_id = t.organization_id and r.kind = 'unassigned_reversal' and r.cause_id = t.cause_id)`.execute(
    db,
  );
  return rows.map((row) => row.causeId);
}

export interface Balance {
  readonly minor: bigint;
  readonly currency: string;
}

/** What the provider owes an organization: the balance of its prepaid account in each currency. */
export async function listPrepaidBalances(db: Db, organizationId: string): Promise<Balance[]> {
  const { rows } = await sql<Balance>`
    select -balance_minor as minor, currency from ledger_balances
    where organization_id = ${organizationId} and account = 'prepaid' order by currency`.execute(db);
  return rows;
}

/** The prepaid balance of an organization in a currency, in minor units. */
export async function findPrepaidBalance(db: Db, organizationId: string, currency: string): Promise<bigint> {
  const { rows } = await sql<{ minor: bigint }>`
    select -balance_minor as minor from ledger_balances
    where organization_id = ${organizationId} and account = 'prepaid' and currency = ${currency}`.execute(db);
  return rows[0]?.minor ?? 0n;
}
