import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export type TopUpState = "open" | "received" | "cancelled";

export interface TopUpSummaryRow {
  readonly id: string;
  readonly number: string;
  readonly state: TopUpState;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly requestedAt: string;
  readonly dueOn: string;
}

export interface TopUpRow extends TopUpSummaryRow {
  readonly reference: string;
  readonly requestedByName: string | null;
  readonly settledAt: string | null;
  readonly receivedMinor: bigint;
}

/** The running number of the next top-up. */
export async function nextTopUpNumber(db: Db): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`select nextval('top_up_number_seq') as number`.execute(db);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the sequence gave no number");
  return number;
}

export interface NewTopUp {
  readonly organizationId: string;
  readonly id: string;
  readonly number: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly issuedOn: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** The document as JSON. */
  readonly document: string;
}

/** Stores a top-up. */
export async function insertTopUp(db: Db, topUp: NewTopUp): Promise<void> {
  await db
    .insertInto("top_ups")
    .values({
      organization_id: topUp.organizationId,
      id: topUp.id,
      number: topUp.number,
      currency: topUp.currency,
      amount_minor: topUp.amountMinor,
      issued_on: topUp.issuedOn,
      requested_by: topUp.requestedBy,
      requested_at: topUp.requestedAt,
      document: topUp.document,
    })
    .execute();
}

const summary = sql`u.id, u.number, case d.state when 'paid' then 'received' else d.state end as state,
  u.amount_minor as "amountMinor", u.currency, u.requested_at as "requestedAt", d.due_on as "dueOn"`;

const source = sql`top_ups u
  join due_items d on d.organization_id = u.organization_id and d.kind = 'top_up' and d.subject_id = u.id`;

/** Top-ups, newest first, one more than the page holds. */
export async function listTopUpRows(
  db: Db,
  organizationId: string,
  list: {
    readonly state: TopUpState | undefined;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<TopUpSummaryRow[]> {
  const { state, after, limit } = list;
  const { rows } = await sql<TopUpSummaryRow>`
    select ${summary} from ${source}
    where u.organization_id = ${organizationId}
      ${state ? sql`and d.state = ${state === "received" ? "paid" : state}` : sql``}
      ${after ? sql`and (u.requested_at, u.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by u.requested_at desc, u.id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** One top-up with what has arrived for it. */
export async function findTopUp(db: Db, organizationId: string, id: string): Promise<TopUpRow | undefined> {
  const { rows } = await sql<TopUpRow>`
    select ${summary}, d.reference, d.settled_at as "settledAt",
      nullif(concat_ws(' ', p.first_name, p.last_name), '') as "requestedByName",
      (select coalesce(sum(m.amount_minor), 0)::bigint from payments m
        where m.organization_id = d.organization_id and m.meant_due_item_id = d.id and m.currency = d.currency
          and not exists (select from payment_reversals v where v.organization_id = m.organization_id and v.payment_id = m.id))
        as "receivedMinor"
    from ${source} left join users p on p.id = u.requested_by
    where u.organization_id = ${organizationId} and u.id = ${id}`.execute(db);
  return rows[0];
}

/** Cancels open top-ups whose day is over, except those being booked at this moment; gives the organization of each. */
export async function endLateTopUps(
  db: Db,
  { today, at, most }: { readonly today: string; readonly at: string; readonly most: number },
): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    with late as (
      select organization_id, id from due_items
      where kind = 'top_up' and state = 'open' and due_on < ${today}
      order by due_on, organization_id, id limit ${most} for update skip locked
    )
    update due_items d set state = 'cancelled', cancel_cause = 'time', settled_at = ${at} from late
    where d.organization_id = late.organization_id and d.id = late.id returning d.organization_id as "organizationId"`.execute(
    db,
  );
  return rows.map((row) => row.organizationId);
}
