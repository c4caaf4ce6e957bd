import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Destination } from "./payout.rules.ts";

/** What a bank's file tells of a payout, or staff of one to PayPal: the money left the account, or came back. */
export interface PayoutEntry {
  readonly kind: "debit" | "return";
  /** The payout's, from its EndToEndId. */
  readonly payoutNumber: string;
  /** Minor units. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly bookedOn: string;
}

export interface BookedPayout {
  readonly organizationId: string;
  readonly id: string;
  readonly number: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly destination: Destination;
  readonly iban: string | null;
  readonly paypalEmail: string | null;
  readonly bookedOn: string;
  /** What banks kept of a return, in minor units. */
  readonly feeMinor: bigint;
  /** False for a return of which the debit was never seen. */
  readonly wasBooked: boolean;
}

/** The organizations whose payouts these entries tell of. */
export async function listOrganizationsOf(db: Db, entries: readonly PayoutEntry[]): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    select distinct organization_id as "organizationId" from payouts
    where number = any(${entries.map((entry) => entry.payoutNumber)}::text[])`.execute(db);
  return rows.map((row) => row.organizationId);
}

const columnsOf = (entries: readonly PayoutEntry[]) => sql`
  unnest(${entries.map((entry) => entry.payoutNumber)}::text[], ${entries.map((entry) => entry.currency)}::text[],
    ${entries.map((entry) => entry.amountMinor)}::bigint[], ${entries.map((entry) => entry.bookedOn)}::date[])
  as told (number, currency, amount_minor, booked_on)`;

const returning = sql`o.organization_id as "organizationId", o.id, o.number, o.amount_minor as "amountMinor", o.currency, o.destination, o.iban,
  o.paypal_email as "paypalEmail", o.fee_minor as "feeMinor"`;

/** Marks payouts as done that were sent to this destination and booked in exactly their amount; each once. */
export async function markDone(
  db: Db,
  entries: readonly PayoutEntry[],
  destination: Destination,
): Promise<BookedPayout[]> {
  const { rows } = await sql<BookedPayout>`
    with told as (select distinct on (number) * from ${columnsOf(entries)} order by number, booked_on),
    sent as (
      select o.organization_id, o.id, told.booked_on from payouts o join told
        on o.number = told.number and o.currency = told.currency and o.amount_minor = told.amount_minor
      where o.state = 'sent' and o.destination = ${destination} order by o.organization_id, o.id for update of o
    )
    update payouts o set state = 'done', booked_on = sent.booked_on from sent
    where o.organization_id = sent.organization_id and o.id = sent.id
    returning ${returning}, o.booked_on as "bookedOn", true as "wasBooked"`.execute(db);
  return rows;
}

/** Marks payouts to this destination as returned, whole or less what banks kept; each once. */
export async function markReturned(
  db: Db,
  entries: readonly PayoutEntry[],
  destination: Destination,
): Promise<BookedPayout[]> {
  const { rows } = await sql<BookedPayout>`
    with told as (select distinct on (number) * from ${columnsOf(entries)} order by number, booked_on),
    before as (
      select o.organization_id, o.id, o.state, told.booked_on, o.amount_minor - told.amount_minor as fee_minor
      from payouts o join told
        on o.number = told.number and o.currency = told.currency and o.amount_minor >= told.amount_minor
      where o.state in ('sent', 'done') and o.destination = ${destination} order by o.organization_id, o.id for update of o
    )
    update payouts o set state = 'returned', fee_minor = b.fee_minor, returned_on = b.booked_on, booked_on = coalesce(o.booked_on, b.booked_on) from before b
    where o.organization_id = b.organization_id and o.id = b.id
    returning ${returning}, b.booked_on as "bookedOn", b.state = 'done' as "wasBooked"`.execute(db);
  return rows;
}
