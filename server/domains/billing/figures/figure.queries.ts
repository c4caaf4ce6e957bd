import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { invoiceAges } from "./figure.contract.ts";

export interface AgeRow {
  readonly currency: string;
  readonly age: (typeof invoiceAges)[number];
  readonly count: number;
  readonly minor: bigint;
}

/** What open invoices come to on a day, by currency and by how long they are overdue. */
export async function sumOpenByAge(db: Db, today: Day): Promise<AgeRow[]> {
  const { rows } = await sql<AgeRow>`
    select currency, case when due_on >= ${today}::date then 'not_due' when due_on >= ${today}::date - 30 then 'days_1_30'
      when due_on >= ${today}::date - 60 then 'days_31_60' when due_on >= ${today}::date - 90 then 'days_61_90'
      else 'days_over_90' end as age, count(*)::int as count, sum(amount_minor)::bigint as minor
    from due_items
    where organization_id is not null and kind = 'invoice' and state = 'open' group by 1, 2`.execute(db);
  return rows;
}

export interface BalanceRow {
  readonly currency: string;
  readonly account: "prepaid" | "unassigned" | "payouts";
  /** What the provider owes. */
  readonly minor: bigint;
}

/** What the provider owes, by account and currency: the balances of all customers and of the provider's own books. */
export async function sumOwed(db: Db): Promise<BalanceRow[]> {
  const { rows } = await sql<BalanceRow>`
    select currency, account, -sum(balance_minor)::bigint as minor from ledger_balances
    where organization_id is not null and account in ('prepaid', 'unassigned', 'payouts') group by 1, 2`.execute(
    db,
  );
  return rows;
}

/** How many payouts are not booked yet, by currency. */
export async function countWaitingPayouts(
  db: Db,
): Promise<{ readonly currency: string; readonly count: number }[]> {
  const { rows } = await sql<{ currency: string; count: number }>`
    select currency, count(*)::int as count from payouts
    where organization_id is not null and state in ('requested', 'approved', 'sent') group by 1`.execute(db);
  return rows;
}

export interface MonthRow {
  /** "2026-11" */
  readonly month: string;
  readonly currency: string;
  readonly receivedMinor: bigint;
  readonly invoicedMinor: bigint;
}

// Money in: all that moves the accounts where it lies, but what the provider itself moves out or from one to the other.
const sums = sql`
  coalesce(sum(e.amount_minor) filter (where e.account in ('bank', 'provider')
    and t.kind not in ('payout_done', 'payout_returned', 'refund', 'refund_failed', 'provider_payout', 'provider_payout_undone')), 0)::bigint as received_minor,
  coalesce(sum(e.amount_minor) filter (where e.account = 'receivable' and t.kind in ('invoice', 'credit_note')), 0)::bigint
    as invoiced_minor`;

/** Up to when transactions are summed by day; read first, so that the planner knows how few are later. */
async function findCountedAt(db: Db): Promise<string> {
  const { counted_at } = await db
    .selectFrom("ledger_day_counts")
    .select("counted_at")
    .executeTakeFirstOrThrow();
  return counted_at;
}

/** What came in and what was invoiced in each month from a day on: the days that are summed, and what was recorded since. */
export async function sumMonths(db: Db, from: Day): Promise<MonthRow[]> {
  const counted = await findCountedAt(db);
  const { rows } = await sql<MonthRow>`
    select to_char(booked_on, 'YYYY-MM') as month, currency, sum(received_minor)::bigint as "receivedMinor",
      sum(invoiced_minor)::bigint as "invoicedMinor"
    from (
      select booked_on, currency, received_minor, invoiced_minor from ledger_days where booked_on >= ${from}
      union all
      select t.booked_on, e.currency, ${sums} from ledger_transactions t
      join ledger_entries e on e.organization_id = t.organization_id and e.transaction_id = t.id
      where t.recorded_at >= ${counted} and t.booked_on >= ${from} group by 1, 2
    ) as days group by 1, 2`.execute(db);
  return rows;
}

/** Adds what was recorded before a moment to the sums of its days; everything recorded before must be committed. */
export async function countDays(db: Db, until: string): Promise<void> {
  await sql`select from ledger_day_counts for update`.execute(db);
  const counted = await findCountedAt(db);
  await sql`
    insert into ledger_days (booked_on, currency, received_minor, invoiced_minor)
    select t.booked_on, e.currency, ${sums} from ledger_transactions t
    join ledger_entries e on e.organization_id = t.organization_id and e.transaction_id = t.id
    where t.recorded_at >= ${counted} and t.recorded_at < ${until} group by 1, 2
    on conflict (booked_on, currency) do update
      set received_minor = ledger_days.received_minor + excluded.received_minor,
        invoiced_minor = ledger_days.invoiced_minor + excluded.invoiced_minor`.execute(db);
  await sql`update ledger_day_counts set counted_at = greatest(counted_at, ${until}::timestamptz)`.execute(
    db,
  );
}
