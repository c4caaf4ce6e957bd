import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { type LedgerAccount, providerBooks } from "./ledger.rules.ts";

export interface AccountSum {
  readonly account: LedgerAccount;
  readonly currency: string;
  readonly minor: bigint;
  readonly entries: bigint;
}

/** Each account with the sum of its entries over all organizations. */
export async function sumAccounts(db: Db): Promise<AccountSum[]> {
  const { rows } = await sql<AccountSum>`
    select account, currency, sum(amount_minor)::bigint as minor, count(*) as entries
    from ledger_entries group by account, currency order by account, currency`.execute(db);
  return rows;
}

export interface RuleCount {
  readonly checked: bigint;
  readonly broken: bigint;
}

async function count(db: Db, rows: ReturnType<typeof sql>): Promise<RuleCount> {
  const result = await sql<RuleCount>`
    select count(*) as checked, count(*) filter (where not holds) as broken from (${rows}) as checks`.execute(
    db,
  );
  return result.rows[0] ?? { checked: 0n, broken: 0n };
}

/** The entries of each transaction sum to zero per currency; a transaction without entries breaks the rule too. */
export const countUnbalanced = (db: Db) =>
  count(
    db,
    sql`select coalesce(sum(e.amount_minor), 1) = 0 as holds
      from ledger_transactions t
      left join ledger_entries e on e.organization_id = t.organization_id and e.transaction_id = t.id
      group by t.organization_id, t.id, e.currency`,
  );

const sums = sql`
  select organization_id, account, currency, sum(amount_minor) as sum_minor
  from ledger_entries group by organization_id, account, currency`;

/** Each balance that is kept equals the sum of its entries. */
export const countWrongBalances = (db: Db) =>
  count(
    db,
    sql`select coalesce(s.sum_minor, 0) = coalesce(b.balance_minor, 0) as holds
      from (${sums}) s full join ledger_balances b using (organization_id, account, currency)`,
  );

/** No organization was ever paid out more than it had: the sum of the entries of a prepaid account is a credit, or nothing. */
export const countNegativePrepaid = (db: Db) =>
  count(db, sql`select sum_minor <= 0 as holds from (${sums}) s where account = 'prepaid'`);

/** What each organization owes by the ledger equals its open invoices. */
export const countWrongReceivables = (db: Db) =>
  count(
    db,
    sql`select coalesce(s.sum_minor, 0) = coalesce(d.due_minor, 0) as holds
      from (select * from (${sums}) a where account = 'receivable') s
      full join (
        select organization_id, currency, sum(amount_minor) as due_minor from due_items
        where kind = 'invoice' and state = 'open' group by organization_id, currency
      ) d using (organization_id, currency)`,
  );

/**
 * What came in at the bank by the ledger equals the payments that were booked from its files, less payouts and what banks kept of those
 * they sent back, in each currency. What left the account at PayPal equals the payouts that it has made.
 */
export const countWrongBank = (db: Db) =>
  count(
    db,
    sql`select coalesce(s.sum_minor, 0) = coalesce(p.paid_minor, 0) as holds
      from (select account, currency, sum(amount_minor) as sum_minor from ledger_entries where account in ('bank', 'paypal')
        group by account, currency) s
      full join (
        select account, currency, sum(amount_minor) as paid_minor from (
          select 'bank' as account, b.currency, b.amount_minor
          from bank_payment_results r join bank_payments b on b.id = r.bank_payment_id
          where r.state in ('booked', 'unassigned', 'assigned')
          union all select destination, currency, case state when 'done' then -amount_minor else -fee_minor end from payouts
          where state in ('done', 'returned')
        ) moved group by account, currency
      ) p using (account, currency)`,
  );

/** What is reserved by the ledger equals the payouts of each organization that are on their way. */
export const countWrongPayouts = (db: Db) =>
  count(
    db,
    sql`select coalesce(-s.sum_minor, 0) = coalesce(o.way_minor, 0) as holds
      from (select * from (${sums}) a where account = 'payouts') s
      full join (
        select organization_id, currency, sum(amount_minor) as way_minor from payouts
        where state in ('requested', 'approved', 'sent') group by organization_id, currency
      ) o using (organization_id, currency)`,
  );

/** What was set aside of prepaid accounts by the ledger equals the parts of open orders that are paid from them. */
export const countWrongParts = (db: Db) =>
  count(
    db,
    sql`select coalesce(-s.sum_minor, 0) = coalesce(d.part_minor, 0) as holds
      from (select * from (${sums}) a where account = 'reserved') s
      full join (
        select organization_id, currency, sum(prepaid_minor) as part_minor from due_items
        where state = 'open' and prepaid_minor > 0 group by organization_id, currency
      ) d using (organization_id, currency)`,
  );

/**
 * What lies with the payment provider by the ledger equals the payments that it took, those that were undone left out, less what was
 * given back, and what the payers' banks took back without undoing a payment; in the provider's own books less what it paid out and kept.
 */
export const countWrongProvider = (db: Db) =>
  count(
    db,
    sql`select coalesce(s.sum_minor, 0) = coalesce(p.held_minor, 0) as holds
      from (select * from (${sums}) a where account = 'provider') s
      full join (
        select organization_id, currency, sum(amount_minor) as held_minor from (
          select p.organization_id, p.currency, p.amount_minor from payments p
          where p.source = 'provider' and not exists (select from payment_reversals r
            where r.organization_id = p.organization_id and r.payment_id = p.id)
          union all select organization_id, currency, -amount_minor from refunds where state <> 'failed'
          union all select organization_id, currency, -amount_minor from chargebacks
            where due_item_id is null and state <> 'won'
          union all select ${providerBooks}::uuid, currency, -amount_minor - fee_minor from provider_payouts
            where undone_at is null
        ) moved group by organization_id, currency
      ) p using (organization_id, currency)`,
  );
