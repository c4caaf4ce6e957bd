import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { PaymentOutcome } from "../due-items/due-item.rules.ts";

export interface PrepaidMovement {
  readonly id: string;
  readonly bookedOn: string;
  readonly recordedAt: string;
  readonly source: "bank" | "prepaid";
  readonly outcome: PaymentOutcome;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly invoiceId: string | null;
  readonly invoiceNumber: string | null;
}

/**
 * What moved on the prepaid account, newest first, one more than the page holds: money that came in, and what was paid with it.
 * The invoice is the one that was paid, or the one whose reference the money came with.
 */
export async function listMovements(
  db: Db,
  organizationId: string,
  { after, limit }: { after: readonly [string, string] | undefined; limit: number },
): Promise<PrepaidMovement[]> {
  const { rows } = await sql<PrepaidMovement>`
    select p.id, p.received_on as "bookedOn", p.recorded_at as "recordedAt", p.source, p.outcome,
      p.amount_minor as "amountMinor", p.currency, i.id as "invoiceId", i.number as "invoiceNumber"
    from payments p
    left join due_items d on d.organization_id = p.organization_id and d.id = coalesce(p.due_item_id, p.meant_due_item_id)
    left join orders o on d.kind = 'order' and o.organization_id = d.organization_id and o.id = d.subject_id
    left join invoices i on i.organization_id = d.organization_id
      and i.id = case d.kind when 'invoice' then d.subject_id else o.invoice_id end
    where p.organization_id = ${organizationId} and (p.source = 'prepaid' or p.target = 'prepaid')
      ${after ? sql`and (p.recorded_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by p.recorded_at desc, p.id desc limit ${limit + 1}`.execute(db);
  return rows;
}
