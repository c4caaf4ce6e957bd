import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";

/** What an organization owes and has in one currency, in minor units, by the ledger. */
export interface AccountBalance {
  readonly currency: string;
  /** Open invoices, and what was charged back of payments. */
  readonly owedMinor: bigint;
  readonly prepaidMinor: bigint;
  /** Of the prepaid account, for orders that are paid in part. */
  readonly reservedMinor: bigint;
  /** Asked back by a payout that the bank has not made yet. */
  readonly payoutsMinor: bigint;
}

/** The balances of an organization at the beginning of a day, by what was recorded until an instant; one for each currency that ever moved. */
export async function listBalancesBefore(
  db: Db,
  organizationId: string,
  day: Day,
  until: string,
): Promise<AccountBalance[]> {
  const { rows } = await sql<AccountBalance>`
    select e.currency,
      coalesce(sum(e.amount_minor) filter (where e.account in ('receivable', 'chargebacks')), 0)::bigint as "owedMinor",
      coalesce(-sum(e.amount_minor) filter (where e.account = 'prepaid'), 0)::bigint as "prepaidMinor",
      coalesce(-sum(e.amount_minor) filter (where e.account = 'reserved'), 0)::bigint as "reservedMinor",
      coalesce(-sum(e.amount_minor) filter (where e.account = 'payouts'), 0)::bigint as "payoutsMinor"
    from ledger_entries e
    join ledger_transactions t on t.organization_id = e.organization_id and t.id = e.transaction_id
    where e.organization_id = ${organizationId} and t.booked_on < ${day} and t.recorded_at <= ${until}
    group by e.currency order by e.currency`.execute(db);
  return rows;
}

/** A movement of the customer's account: what it changes of the two balances, in minor units. */
export interface AccountMovement {
  readonly id: string;
  readonly bookedOn: Day;
  readonly kind: string;
  /** Number of the invoice, credit note, top-up or payout behind it. */
  readonly document: string | null;
  readonly owedMinor: bigint;
  readonly prepaidMinor: bigint;
}

export interface StatedPeriod {
  readonly organizationId: string;
  readonly currency: string;
  readonly from: Day;
  readonly to: Day;
  /** What was recorded later is left out. */
  readonly until: string;
}

/** Movements of a period in one currency, by day, from a movement on; at most so many. */
export async function listAccountMovements(
  db: Db,
  { organizationId, currency, from, to, until }: StatedPeriod,
  after: readonly [day: Day, id: string] | undefined,
  limit: number,
): Promise<AccountMovement[]> {
  const { rows } = await sql<AccountMovement>`
    with moved as materialized (
      select t.id, t.booked_on, t.kind, t.cause_id,
        coalesce(sum(e.amount_minor) filter (where e.account in ('receivable', 'chargebacks')), 0)::bigint as owed,
        coalesce(-sum(e.amount_minor) filter (where e.account = 'prepaid'), 0)::bigint as prepaid
      from ledger_transactions t
      join ledger_entries e on e.organization_id = t.organization_id and e.transaction_id = t.id
      where t.organization_id = ${organizationId} and t.booked_on between ${from} and ${to} and t.recorded_at <= ${until}
        and e.currency = ${currency} and e.account in ('receivable', 'chargebacks', 'prepaid')
        ${after ? sql`and (t.booked_on, t.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``}
      group by t.organization_id, t.id
      order by t.booked_on, t.id limit ${limit}
    )
    select m.id, m.booked_on as "bookedOn", m.kind, coalesce(c.number, y.number, u.number, i.number) as document,
      m.owed as "owedMinor", m.prepaid as "prepaidMinor"
    from moved m
    left join credit_notes c on c.organization_id = ${organizationId} and c.id = m.cause_id
    left join write_offs w on w.organization_id = ${organizationId} and w.id = m.cause_id
    left join payouts y on y.organization_id = ${organizationId} and y.id = m.cause_id
    left join payments p on p.organization_id = ${organizationId} and p.id = m.cause_id
    left join due_items d on d.organization_id = ${organizationId}
      and d.id = coalesce(p.due_item_id, p.meant_due_item_id)
    left join orders o on d.kind = 'order' and o.organization_id = ${organizationId} and o.id = d.subject_id
    left join top_ups u on d.kind = 'top_up' and u.organization_id = ${organizationId} and u.id = d.subject_id
    left join invoices i on i.organization_id = ${organizationId}
      and i.id = coalesce(c.invoice_id, w.invoice_id, o.invoice_id, case d.kind when 'invoice' then d.subject_id end, m.cause_id)
    order by m.booked_on, m.id`.execute(db);
  return rows;
}
