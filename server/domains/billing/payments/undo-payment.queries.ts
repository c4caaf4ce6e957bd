import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { DueItem } from "../due-items/due-item.queries.ts";
import type { NewPayment } from "./payment.queries.ts";

export interface BookedPaymentRow extends Omit<NewPayment, "outcome"> {
  readonly isUndone: boolean;
}

/** A payment of an organization; undefined where there is none. The organization is locked. */
export async function findPayment(
  db: Db,
  organizationId: string,
  paymentId: string,
): Promise<BookedPaymentRow | undefined> {
  const { rows } = await sql<BookedPaymentRow>`
    select p.organization_id as "organizationId", p.id, p.source, p.due_item_id as "dueItemId",
      p.meant_due_item_id as "meantDueItemId", p.currency, p.amount_minor as "amountMinor", p.received_on as "receivedOn",
      exists (select from payment_reversals v where v.organization_id = p.organization_id and v.payment_id = p.id) as "isUndone"
    from payments p where p.organization_id = ${organizationId} and p.id = ${paymentId}`.execute(db);
  return rows[0];
}

export interface NewReversal {
  readonly organizationId: string;
  readonly id: string;
  readonly paymentId: string;
  readonly reason: string;
  readonly undoneBy: string | null;
}

/** Notes that a payment was undone; the database refuses a second time. */
export async function insertReversal(db: Db, reversal: NewReversal, undoneAt: string): Promise<void> {
  await db
    .insertInto("payment_reversals")
    .values({
      organization_id: reversal.organizationId,
      id: reversal.id,
      payment_id: reversal.paymentId,
      reason: reversal.reason,
      undone_at: undoneAt,
      undone_by: reversal.undoneBy,
    })
    .execute();
}

/** Opens a paid due item again, in its next round, so that it can be paid once more; throws if it was not paid. */
export async function openAgain(
  db: Db,
  { organizationId, id }: Pick<DueItem, "organizationId" | "id">,
  dueOn: string,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update due_items set state = 'open', settled_at = null, due_on = ${dueOn}, round = round + 1
    where organization_id = ${organizationId} and id = ${id} and state = 'paid'`.execute(db);
  if (numAffectedRows !== 1n) throw new Error(`due item ${id} was opened again though it was not paid`);
}

/** Ends the due item of a pro-forma whose invoice is owed instead. */
export async function endProforma(
  db: Db,
  { organizationId, id }: Pick<DueItem, "organizationId" | "id">,
): Promise<void> {
  await sql`
    update due_items set state = 'cancelled', cancel_cause = 'replaced'
    where organization_id = ${organizationId} and id = ${id} and kind = 'order' and state = 'paid'`.execute(
    db,
  );
}

/** The invoice of an order that was paid. */
export async function findInvoiceOfOrder(
  db: Db,
  organizationId: string,
  orderId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("orders")
    .select("invoice_id")
    .where("organization_id", "=", organizationId)
    .where("id", "=", orderId)
    .executeTakeFirst();
  return row?.invoice_id ?? null;
}

/** True while another payment stands that came with the reference of a top-up. */
export async function hasArrived(
  db: Db,
  organizationId: string,
  dueItemId: string,
  besides: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from payments p
    where p.organization_id = ${organizationId} and p.meant_due_item_id = ${dueItemId} and p.id <> ${besides}
      and p.outcome in ('top_up', 'top_up_other_amount')
      and not exists (select from payment_reversals v where v.organization_id = p.organization_id and v.payment_id = p.id)
    limit 1`.execute(db);
  return rows.length > 0;
}
