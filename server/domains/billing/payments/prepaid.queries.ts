import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { PaymentOutcome } from "../due-items/due-item.rules.ts";
import type { LedgerKind } from "../ledger/ledger.rules.ts";

export interface PrepaidMovement {
  readonly id: string;
  readonly bookedOn: string;
  readonly recordedAt: string;
  readonly kind: LedgerKind;
  /** Why a payment came here; null for what is no payment. */
  readonly outcome: PaymentOutcome | null;
  /** What told whose payment it is, where no right reference did. */
  readonly reasons: readonly string[] | null;
  /** Positive: money came in. */
  readonly amountMinor: bigint;
  /** What was on the account afterwards, in the same currency. */
  readonly balanceMinor: bigint;
  readonly currency: string;
  readonly invoiceId: string | null;
  readonly invoiceNumber: string | null;
  readonly topUpId: string | null;
  readonly topUpNumber: string | null;
  readonly payoutId: string | null;
  readonly payoutNumber: string | null;
}

/**
 * What moved on the prepaid account by the ledger, newest first, one more than the page holds, each with the balance after it.
 * The invoice or top-up is the one that was paid, or the one whose reference the money came with.
 */
export async function listMovements(
  db: Db,
  organizationId: string,
  { after, limit }: { after: readonly [string, string] | undefined; limit: number },
): Promise<PrepaidMovement[]> {
  const { rows } = await sql<PrepaidMovement>`
    with moved as materialized (
      select transaction_id, currency, -amount_minor as amount_minor,
        sum(-amount_minor) over (partition by currency order by transaction_id)::bigint as balance_minor
      from ledger_entries
      where organization_id = ${organizationId} and account = 'prepaid'
        ${after ? sql`and transaction_id < ${after[1]}::uuid` : sql``}
      order by transaction_id desc limit ${limit + 1}
    )
    select t.id, t.booked_on as "bookedOn", t.recorded_at as "recordedAt", t.kind, p.outcome, p.reasons,
      m.amount_minor as "amountMinor", m.balance_minor as "balanceMinor", m.currency,
      i.id as "invoiceId", i.number as "invoiceNumber", u.id as "topUpId", u.number as "topUpNumber",
      y.id as "payoutId", y.number as "payoutNumber"
    from moved m
    join ledger_transactions t on t.organization_id = ${organizationId} and t.id = m.transaction_id
    left join payouts y on y.organization_id = t.organization_id and y.id = t.cause_id
    left join payments p on p.organization_id = t.organization_id and p.id = t.cause_id
    left join due_items d on d.organization_id = p.organization_id and d.id = coalesce(p.due_item_id, p.meant_due_item_id)
    left join orders o on d.kind = 'order' and o.organization_id = d.organization_id and o.id = d.subject_id
    left join top_ups u on d.kind = 'top_up' and u.organization_id = d.organization_id and u.id = d.subject_id
    left join invoices i on i.organization_id = d.organization_id
      and i.id = case d.kind when 'invoice' then d.subject_id else o.invoice_id end
    order by t.id desc`.execute(db);
  return rows;
}
