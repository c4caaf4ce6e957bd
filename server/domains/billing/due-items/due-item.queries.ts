import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export type DueItemKind = "order" | "invoice" | "top_up";

/**
 * Why a due item is not to be paid any more. reduced: a credit note left less, which another due item asks for; credited: it left
 * nothing; time: a top-up did not arrive.
 */
export type CancelCause = "cancelled" | "replaced" | "reduced" | "credited" | "written_off" | "time";

export interface DueItem {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: DueItemKind;
  /** The order, the invoice or the top-up. */
  readonly subjectId: string;
  readonly reference: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** What was set aside of the prepaid account for the order; `amountMinor` is the rest. */
  readonly prepaidMinor: bigint;
  /** 1 until a payment of it is undone: then it is open in the next one. */
  readonly round: number;
  readonly state: "open" | "paid" | "cancelled";
  readonly cancelCause: CancelCause | null;
  readonly dueOn: string;
  /** The order that is complete when this is paid; null for top-ups, open items of a former system, and what was complete before. */
  readonly orderId: string | null;
  /** The number of the invoice; null for all else. */
  readonly invoiceNumber: string | null;
}

/** The invoice that a due item is for; undefined for all else. */
export function invoiceOf(item: DueItem): { id: string; number: string } | undefined {
  return item.invoiceNumber === null ? undefined : { id: item.subjectId, number: item.invoiceNumber };
}

const columns = sql`d.organization_id as "organizationId", d.id, d.kind, d.subject_id as "subjectId", d.reference, d.currency,
  d.amount_minor as "amountMinor", d.prepaid_minor as "prepaidMinor", d.round, d.state, d.cancel_cause as "cancelCause", d.due_on as "dueOn",
  case d.kind when 'order' then d.subject_id else o.id end as "orderId", i.number as "invoiceNumber"`;

const source = sql`due_items d
  left join invoices i on d.kind = 'invoice' and i.organization_id = d.organization_id and i.id = d.subject_id
  left join orders o on o.organization_id = i.organization_id and o.id = i.order_id and o.state = 'pending'`;

/** Due items by organization and id, locked in the order of their ids until the transaction ends. */
export async function lockDueItems(
  db: Db,
  keys: readonly { readonly organizationId: string; readonly dueItemId: string }[],
): Promise<DueItem[]> {
  if (keys.length === 0) return [];
  const organizationIds = keys.map((key) => key.organizationId);
  const ids = keys.map((key) => key.dueItemId);
  const { rows } = await sql<DueItem>`
    select ${columns} from ${source}
    where (d.organization_id, d.id) in (select * from unnest(${organizationIds}::uuid[], ${ids}::uuid[]))
    order by d.organization_id, d.id for update of d`.execute(db);
  return rows;
}

/** The open due item of an order, invoice or top-up, locked until the transaction ends. */
export async function lockOpenDueItem(
  db: Db,
  organizationId: string,
  kind: DueItemKind,
  subjectId: string,
): Promise<DueItem | undefined> {
  const { rows } = await sql<DueItem>`
    select ${columns} from ${source}
    where d.organization_id = ${organizationId} and d.kind = ${kind} and d.subject_id = ${subjectId} and d.state = 'open'
    for update of d`.execute(db);
  return rows[0];
}

/** The due item that says what became of an invoice, open or not; locked until the transaction ends. */
export async function lockInvoiceDueItem(
  db: Db,
  organizationId: string,
  invoiceId: string,
): Promise<DueItem | undefined> {
  const { rows } = await sql<DueItem>`
    select ${columns} from ${source}
    where d.organization_id = ${organizationId} and d.kind = 'invoice' and d.subject_id = ${invoiceId}
      and d.cancel_cause is distinct from 'reduced'
    for update of d`.execute(db);
  return rows[0];
}

/** The next running number of payment references. */
export async function nextReferenceNumber(db: Db): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`select nextval('payment_reference_seq') as number`.execute(
    db,
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the sequence gave no number");
  return number;
}

/** Takes a reference for a due item, for ever; false when it is taken already (MON-5). */
export async function takeReference(
  db: Db,
  reference: string,
  organizationId: string,
  dueItemId: string,
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select app.add_payment_reference(${reference}, ${organizationId}, ${dueItemId}) as taken`.execute(db);
  return rows[0]?.taken === true;
}

export interface NewDueItem {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: DueItemKind;
  readonly subjectId: string;
  readonly reference: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly prepaidMinor?: bigint;
  /** That of the due item whose place it takes, so that reminders go on where they were. */
  readonly round?: number;
  readonly dueOn: string;
  /** Given when it is paid from the start. */
  readonly paidAt?: string;
}

/** Stores a due item, open unless it is paid from the start. */
export async function insertDueItem(db: Db, item: NewDueItem, createdAt: string): Promise<void> {
  await db
    .insertInto("due_items")
    .values({
      organization_id: item.organizationId,
      id: item.id,
      kind: item.kind,
      subject_id: item.subjectId,
      reference: item.reference,
      currency: item.currency,
      amount_minor: item.amountMinor,
      prepaid_minor: item.prepaidMinor ?? 0n,
      round: item.round ?? 1,
      state: item.paidAt ? "paid" : "open",
      due_on: item.dueOn,
      created_at: createdAt,
      settled_at: item.paidAt ?? null,
      cancel_cause: null,
    })
    .execute();
}

/** Marks open due items as paid; throws if one of them was not open. */
export async function markPaid(
  db: Db,
  items: readonly { readonly organizationId: string; readonly id: string }[],
  paidAt: string,
): Promise<void> {
  if (items.length === 0) return;
  const organizationIds = items.map((item) => item.organizationId);
  const ids = items.map((item) => item.id);
  const { numAffectedRows } = await sql`
    update due_items d set state = 'paid', settled_at = ${paidAt}
    from unnest(${organizationIds}::uuid[], ${ids}::uuid[]) as paid (organization_id, id)
    where d.organization_id = paid.organization_id and d.id = paid.id and d.state = 'open'`.execute(db);
  if (numAffectedRows !== BigInt(items.length)) throw new Error("a due item was paid that was not open");
}

export interface CancelledDueOrder {
  readonly organizationId: string;
  readonly id: string;
  readonly orderId: string;
  readonly currency: string;
  readonly prepaidMinor: bigint;
}

/** Cancels those due items of orders that are open and not locked by a payment. */
export async function cancelOpenDueItems(
  db: Db,
  orders: readonly { readonly organizationId: string; readonly id: string }[],
  at: string,
): Promise<CancelledDueOrder[]> {
  const { rows } = await sql<CancelledDueOrder>`
    with open as (
      select organization_id, id from due_items
      where kind = 'order' and state = 'open' and (organization_id, subject_id) in (
        select * from unnest(${orders.map((order) => order.organizationId)}::uuid[], ${orders.map((order) => order.id)}::uuid[]))
      order by organization_id, id for update skip locked
    )
    update due_items d set state = 'cancelled', cancel_cause = 'cancelled', settled_at = ${at} from open
    where d.organization_id = open.organization_id and d.id = open.id 
    returning d.organization_id as "organizationId", d.id, d.subject_id as "orderId", d.currency, d.prepaid_minor as "prepaidMinor"`.execute(
    db,
  );
  return rows;
}

/** Cancels an open due item. */
export async function cancelDueItem(
  db: Db,
  item: { readonly organizationId: string; readonly id: string },
  cause: CancelCause,
  at: string,
): Promise<void> {
  await db
    .updateTable("due_items")
    .set({ state: "cancelled", cancel_cause: cause, settled_at: at })
    .where("organization_id", "=", item.organizationId)
    .where("id", "=", item.id)
    .where("state", "=", "open")
    .execute();
}

/** Opens a due item again that was given up: it is to be paid with its reference, as before. */
export async function reopenDueItem(
  db: Db,
  item: { readonly organizationId: string; readonly id: string },
): Promise<void> {
  await db
    .updateTable("due_items")
    .set({ state: "open", cancel_cause: null, settled_at: null })
    .where("organization_id", "=", item.organizationId)
    .where("id", "=", item.id)
    .where("cancel_cause", "=", "written_off")
    .execute();
}
