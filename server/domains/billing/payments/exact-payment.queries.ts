import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

/** A payment that the bank booked, with the due item that its reference names, as a statement of another domain gives it. */
export interface ReferencedPaymentRow {
  readonly bank_payment_id: string;
  /** A new id that rises with time, for the ledger. */
  readonly movement_id: string;
  readonly organization_id: string;
  readonly due_item_id: string;
  /** Minor units, more than zero. */
  readonly amount_minor: bigint;
  readonly currency: string;
  readonly received_on: string;
}

export type ReferencedPayments = RawBuilder<ReferencedPaymentRow>;

/** Further parts of the statement. They see the payments that pay as `exact`, with all columns that they were given with. */
export type Alongside = RawBuilder<unknown>;

/**
 * Pays open invoices that stand for no order with payments of exactly what is due, each the only one for its invoice: due items,
 * payments, ledger, in one statement, and what the caller writes down alongside. Gives how many paid. The organizations are locked.
 */
export async function payExactDueItems(
  db: Db,
  payments: ReferencedPayments,
  alongside: Alongside,
  now: string,
): Promise<number> {
  const { rows } = await sql<{ paid: number }>`
    with wanted as materialized (
      select p.*, count(*) over (partition by p.organization_id, p.due_item_id) as payments from (${payments}) p
    ), exact as (
      update due_items d set state = 'paid', settled_at = ${now}
      from wanted w, invoices i
      where w.payments = 1 and d.organization_id = w.organization_id and d.id = w.due_item_id and d.kind = 'invoice'
        and d.state = 'open' and d.currency = w.currency and d.amount_minor = w.amount_minor
        and i.organization_id = d.organization_id and i.id = d.subject_id and i.order_id is null
      returning w.*, d.round
    ), payment as (
      insert into payments (organization_id, id, source, due_item_id, target, currency, amount_minor, received_on, outcome,
        recorded_at, round)
      select organization_id, bank_payment_id, 'bank', due_item_id, 'due_item', currency, amount_minor, received_on, 'exact',
        ${now}, round from exact
    ), movement as (
      insert into ledger_transactions (organization_id, id, kind, cause_id, booked_on, recorded_at)
      select organization_id, movement_id, 'payment', bank_payment_id, received_on, ${now} from exact
    ), entry as (
      insert into ledger_entries (organization_id, transaction_id, position, account, currency, amount_minor)
      select e.organization_id, e.movement_id, side.position, side.account, e.currency, side.sign * e.amount_minor
      from exact e, (values (0, 'bank', 1), (1, 'receivable', -1)) as side (position, account, sign)
    ), ${alongside}
    select count(*)::int as paid from exact`.execute(db);
  return rows[0]?.paid ?? 0;
}

export interface PaidInvoiceRow {
  readonly paymentId: string;
  readonly organizationId: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly receivedOn: string;
}

/** Which invoices were paid by the bank, of these organizations, at this moment. */
export async function listPaidInvoices(
  db: Db,
  organizationIds: readonly string[],
  recordedAt: string,
): Promise<PaidInvoiceRow[]> {
  const { rows } = await sql<PaidInvoiceRow>`
    select p.id as "paymentId", p.organization_id as "organizationId", i.id as "invoiceId", i.number as "invoiceNumber",
      p.amount_minor as "amountMinor", p.currency, p.received_on as "receivedOn"
    from payments p
    join due_items d on d.organization_id = p.organization_id and d.id = p.due_item_id and d.kind = 'invoice'
    join invoices i on i.organization_id = d.organization_id and i.id = d.subject_id
    where p.organization_id = any(${[...organizationIds]}::uuid[])
      and p.recorded_at = ${recordedAt} and p.source = 'bank'
    order by p.organization_id, p.id`.execute(db);
  return rows;
}
