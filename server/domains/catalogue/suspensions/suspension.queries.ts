import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";

/** A product that changes its state because its invoice is unpaid, or is no longer so. */
export interface TouchedProduct {
  readonly organizationId: string;
  readonly productId: string;
  readonly label: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly dueItemId: string;
  /** What is owed of the invoice, in minor units. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly reference: string;
  readonly terminatesOn: Day;
}

const touched = sql`t.organization_id as "organizationId", t.product_id as "productId", p.label, i.id as "invoiceId",
  i.number as "invoiceNumber", t.due_item_id as "dueItemId", t.amount_minor as "amountMinor", t.currency, t.reference,
  t.terminates_on as "terminatesOn"`;

const named = sql`join products p on p.organization_id = t.organization_id and p.id = t.product_id
  join invoices i on i.organization_id = t.organization_id and i.id = t.invoice_id
  order by t.organization_id, i.number, p.label, t.product_id`;

export interface Suspending {
  readonly today: Day;
  readonly now: string;
  /** Days after the due date on which the provider reminds. */
  readonly reminderDays: readonly number[];
  /** Days from the last reminder to the suspension. */
  readonly afterDays: number;
  readonly terminatesOn: Day;
  readonly most: number;
}

/**
 * Suspends the active products of at most so many invoices that stay unpaid so many days after their last reminder, where the period
 * that the invoice is for still runs. Their due items are locked: what is being paid at this moment is passed over.
 */
export async function suspendUnpaid(db: Db, given: Suspending): Promise<TouchedProduct[]> {
  const { today, now, reminderDays, afterDays, terminatesOn, most } = given;
  const { rows } = await sql<TouchedProduct>`
    with unpaid as materialized (
      select d.organization_id, d.id, d.subject_id as invoice_id, d.amount_minor, d.currency, d.reference
      from due_items d
      left join billing_preferences b on b.organization_id = d.organization_id
      cross join lateral (
        select count(*)::int as count, max(r.reminded_on) as last_on from invoice_reminders r
        where r.organization_id = d.organization_id and r.invoice_id = d.subject_id and r.round = d.round
      ) told
      where d.kind = 'invoice' and d.state = 'open' and d.due_on < ${today}
        and told.count >= cardinality(coalesce(b.reminder_days, ${[...reminderDays]}::int[]))
        and told.last_on + ${afterDays}::int <= ${today}::date
        and exists (
          select from product_periods r join products p on p.organization_id = r.organization_id and p.id = r.product_id
          where r.organization_id = d.organization_id and r.invoice_id = d.subject_id and upper(r.period) > ${today}::date
            and p.state = 'active'
        )
      order by d.due_on, d.organization_id, d.id limit ${most}
      for update of d skip locked
    ), stopped as (
      update products p set state = 'suspended'
      from unpaid u join product_periods r on r.organization_id = u.organization_id and r.invoice_id = u.invoice_id
      where p.organization_id = r.organization_id and p.id = r.product_id and p.state = 'active'
        and upper(r.period) > ${today}::date
      returning p.organization_id, p.id as product_id, u.invoice_id, u.id as due_item_id, u.amount_minor, u.currency, u.reference
    ), t as (
      insert into product_suspensions (organization_id, product_id, invoice_id, suspended_at, terminates_on)
      select organization_id, product_id, invoice_id, ${now}, ${terminatesOn} from stopped
      returning organization_id, product_id, invoice_id, terminates_on
    )
    select ${touched} from (select s.*, t.terminates_on from t join stopped s using (organization_id, product_id)) t ${named}`.execute(
    db,
  );
  return rows;
}

/**
 * Terminates at most so many suspended products whose day has come and whose invoice is still unpaid. Their due items are locked, as
 * those of `suspendUnpaid` are.
 */
export async function terminateUnpaid(
  db: Db,
  { today, now, most }: { readonly today: Day; readonly now: string; readonly most: number },
): Promise<TouchedProduct[]> {
  const { rows } = await sql<TouchedProduct>`
    with ending as materialized (
      select s.organization_id, s.product_id, s.suspended_at, s.invoice_id, s.terminates_on, d.id as due_item_id, d.amount_minor,
        d.currency, d.reference
      from product_suspensions s
      join due_items d on d.organization_id = s.organization_id and d.kind = 'invoice' and d.subject_id = s.invoice_id
        and d.state = 'open'
      where s.ended_at is null and s.terminates_on <= ${today}::date
      order by s.terminates_on, s.organization_id, s.product_id limit ${most}
      for update of d skip locked
    ), ended as (
      update product_suspensions s set ended_at = ${now}, ended_by = 'terminated' from ending e
      where s.organization_id = e.organization_id and s.product_id = e.product_id and s.suspended_at = e.suspended_at
      returning e.*
    ), t as (
      update products p set state = 'terminated' from ended e
      where p.organization_id = e.organization_id and p.id = e.product_id and p.state = 'suspended'
      returning e.*
    )
    select ${touched} from t ${named}`.execute(db);
  return rows;
}

/** Lets at most so many suspended products run again whose invoice is paid, credited or written off. */
export async function resumeSettled(
  db: Db,
  { now, most }: { readonly now: string; readonly most: number },
): Promise<TouchedProduct[]> {
  const { rows } = await sql<TouchedProduct>`
    with free as materialized (
      select s.organization_id, s.product_id, s.suspended_at, s.invoice_id, s.terminates_on, d.id as due_item_id, d.amount_minor,
        d.currency, d.reference
      from product_suspensions s
      join lateral (
        select * from due_items d
        where d.organization_id = s.organization_id and d.kind = 'invoice' and d.subject_id = s.invoice_id
        order by d.created_at desc, d.id desc limit 1
      ) d on true
      where s.ended_at is null and d.state <> 'open'
      order by s.organization_id, s.product_id limit ${most}
      for update of s skip locked
    ), ended as (
      update product_suspensions s set ended_at = ${now}, ended_by = 'settled' from free f
      where s.organization_id = f.organization_id and s.product_id = f.product_id and s.suspended_at = f.suspended_at
      returning f.*
    ), t as (
      update products p set state = 'active' from ended e
      where p.organization_id = e.organization_id and p.id = e.product_id and p.state = 'suspended'
      returning e.*
    )
    select ${touched} from t ${named}`.execute(db);
  return rows;
}

/** Why a product is out of service, and until when the invoice can be paid; undefined while it is not. */
export async function findSuspension(db: Db, organizationId: string, productId: string) {
  return db
    .selectFrom("product_suspensions as s")
    .innerJoin("invoices as i", (join) =>
      join.onRef("i.organization_id", "=", "s.organization_id").onRef("i.id", "=", "s.invoice_id"),
    )
    .select(["s.invoice_id as invoiceId", "i.number as invoiceNumber", "s.terminates_on as terminatesOn"])
    .where("s.organization_id", "=", organizationId)
    .where("s.product_id", "=", productId)
    .where("s.ended_at", "is", null)
    .executeTakeFirst();
}
