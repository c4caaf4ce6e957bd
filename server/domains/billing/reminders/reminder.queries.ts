import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { InvoiceFacts, ReminderCause, StrayPayment } from "./reminder.rules.ts";

/** An open invoice whose next reminder is due. */
export interface InvoiceToRemind {
  readonly organizationId: string;
  readonly dueItemId: string;
  readonly invoiceId: string;
  readonly number: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly reference: string;
  readonly dueOn: string;
  /** 1 for the first reminder. */
  readonly ordinal: number;
  /** How often the invoice has been owed. */
  readonly round: number;
  /** The last one, of an invoice for products whose period still runs. */
  readonly threatens: boolean;
}

/**
 * At most so many open invoices whose next reminder is due, locked until the transaction ends: what is being paid at this moment is
 * passed over, and what is paid from now on waits (MON-13). Days after the due date are the organization's, else the provider's; after a
 * pause the reminders keep their distance.
 */
export async function lockInvoicesToRemind(
  db: Db,
  { today, days, most }: { readonly today: Day; readonly days: readonly number[]; readonly most: number },
): Promise<InvoiceToRemind[]> {
  const { rows } = await sql<InvoiceToRemind>`
    select d.organization_id as "organizationId", d.id as "dueItemId", i.id as "invoiceId", i.number,
      d.amount_minor as "amountMinor", d.currency, d.reference, d.due_on as "dueOn", told.count + 1 as ordinal, d.round,
      told.count + 1 = cardinality(wanted.days) and exists (
        select from product_periods p where p.organization_id = i.organization_id and p.invoice_id = i.id
          and upper(p.period) > ${today}::date) as threatens
    from due_items d
    join invoices i on i.organization_id = d.organization_id and i.id = d.subject_id
    left join billing_preferences b on b.organization_id = d.organization_id
    cross join lateral (select coalesce(b.reminder_days, ${[...days]}::int[]) as days) wanted
    cross join lateral (
      select count(*)::int as count, max(r.reminded_on) as last_on from invoice_reminders r
      where r.organization_id = i.organization_id and r.invoice_id = i.id and r.round = d.round
    ) told
    where d.kind = 'invoice' and d.state = 'open' and d.due_on < ${today}
      and d.due_on + wanted.days[told.count + 1] <= ${today}::date
      and (told.count = 0 or told.last_on + wanted.days[told.count + 1] - wanted.days[told.count] <= ${today}::date)
    order by d.due_on, d.organization_id, d.id limit ${most}
    for update of d skip locked`.execute(db);
  return rows;
}

/** What the books tell of open invoices, by their due items. */
export async function listFacts(
  db: Db,
  items: readonly Pick<InvoiceToRemind, "organizationId" | "dueItemId">[],
): Promise<Map<string, InvoiceFacts>> {
  interface FactsRow extends Partial<StrayPayment> {
    readonly dueItemId: string;
    readonly dueMinor: bigint;
    readonly prepaidMinor: bigint;
  }
  const { rows } = await sql<FactsRow>`
    select d.id as "dueItemId", d.amount_minor as "dueMinor", coalesce(-b.balance_minor, 0) as "prepaidMinor",
      p.outcome, p.amount_minor as "amountMinor", p.currency, p.received_on as "receivedOn"
    from unnest(${items.map((item) => item.organizationId)}::uuid[], ${items.map((item) => item.dueItemId)}::uuid[])
      as wanted (organization_id, id)
    join due_items d on d.organization_id = wanted.organization_id and d.id = wanted.id
    left join ledger_balances b
      on b.organization_id = d.organization_id and b.account = 'prepaid' and b.currency = d.currency
    left join lateral (
      select p.outcome, p.amount_minor, p.currency, p.received_on from payments p
      where p.organization_id = d.organization_id and p.target = 'prepaid' and p.recorded_at >= d.created_at
        and (p.meant_due_item_id = d.id and p.outcome in ('other_amount', 'other_currency') or p.outcome = 'used_reference')
        and not exists (select from payment_reversals v where v.organization_id = p.organization_id and v.payment_id = p.id)
      order by p.meant_due_item_id = d.id desc, p.recorded_at desc limit 1
    ) p on true`.execute(db);
  return new Map(rows.map((row) => [row.dueItemId, factsOf(row)]));

  function factsOf({
    dueMinor,
    prepaidMinor,
    outcome,
    amountMinor,
    currency,
    receivedOn,
  }: FactsRow): InvoiceFacts {
    const stray =
      outcome && amountMinor && currency && receivedOn
        ? { outcome, amountMinor, currency, receivedOn }
        : undefined;
    return { amountMinor: dueMinor, prepaidMinor, stray };
  }
}

/** Notes reminders; each is there once. */
export async function insertReminders(
  db: Db,
  reminders: readonly (InvoiceToRemind & { readonly cause: ReminderCause })[],
  { on, at }: { readonly on: Day; readonly at: string },
): Promise<void> {
  await sql`
    insert into invoice_reminders (organization_id, invoice_id, round, ordinal, cause, reminded_on, reminded_at)
    select organization_id, invoice_id, round, ordinal, cause, ${on}, ${at}
    from unnest(${reminders.map((one) => one.organizationId)}::uuid[], ${reminders.map((one) => one.invoiceId)}::uuid[],
      ${reminders.map((one) => one.round)}::int[], ${reminders.map((one) => one.ordinal)}::int[],
      ${reminders.map((one) => one.cause)}::text[])
      as r (organization_id, invoice_id, round, ordinal, cause)`.execute(db);
}

/** On which days an invoice was reminded of, the first first. */
export async function listReminderDays(db: Db, organizationId: string, invoiceId: string): Promise<Day[]> {
  const { rows } = await sql<{ remindedOn: Day }>`
    select reminded_on as "remindedOn" from invoice_reminders
    where organization_id = ${organizationId} and invoice_id = ${invoiceId} order by round, ordinal`.execute(
    db,
  );
  return rows.map((row) => row.remindedOn);
}

/** After how many days an organization wants to be reminded; undefined where it leaves that to the provider. */
export async function findReminderDays(db: Db, organizationId: string): Promise<number[] | undefined> {
  const { rows } = await sql<{ days: number[] }>`
    select reminder_days as days from billing_preferences where organization_id = ${organizationId}`.execute(
    db,
  );
  return rows[0]?.days;
}

/** Keeps after how many days an organization wants to be reminded. */
export async function saveReminderDays(
  db: Db,
  organizationId: string,
  days: readonly number[],
): Promise<void> {
  await sql`
    insert into billing_preferences (organization_id, reminder_days) values (${organizationId}, ${[...days]}::int[])
    on conflict (organization_id) do update set reminder_days = excluded.reminder_days`.execute(db);
}
