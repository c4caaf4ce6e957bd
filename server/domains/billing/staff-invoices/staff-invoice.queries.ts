import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { PaymentOutcome } from "../due-items/due-item.rules.ts";

/** The name of a customer. */
export async function findCustomerName(db: Db, organizationId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("organizations")
    .select("name")
    .where("organization_id", "=", organizationId)
    .executeTakeFirst();
  return row?.name;
}

export interface InvoicePaymentRow {
  readonly id: string;
  readonly source: "bank" | "prepaid" | "provider";
  /** The charge by which it came; null for what is none. */
  readonly chargeId: string | null;
  readonly receivedOn: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly outcome: PaymentOutcome;
  readonly isUndone: boolean;
}

/** Payments of an invoice or with one of its references, those of the order's pro-forma included; first to last. */
export async function listInvoicePayments(
  db: Db,
  organizationId: string,
  invoice: { readonly id: string; readonly orderId: string | null },
): Promise<InvoicePaymentRow[]> {
  const { rows } = await sql<InvoicePaymentRow>`
    with asked as (
      select id from due_items where organization_id = ${organizationId}
        and ((kind = 'invoice' and subject_id = ${invoice.id}) or (kind = 'order' and subject_id = ${invoice.orderId}::uuid))
    )
    select p.id, p.source, p.received_on as "receivedOn", p.amount_minor as "amountMinor", p.currency, p.outcome,
      (select c.id from charges c where c.organization_id = p.organization_id and c.id = p.id) as "chargeId",
      exists (select from payment_reversals v where v.organization_id = p.organization_id and v.payment_id = p.id) as "isUndone"
    from payments p
    where p.organization_id = ${organizationId} and p.source in ('bank', 'prepaid', 'provider')
      and (p.due_item_id in (select id from asked) or p.meant_due_item_id in (select id from asked))
    order by p.recorded_at, p.id`.execute(db);
  return rows;
}
