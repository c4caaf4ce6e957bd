import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Sightings } from "./duplicate.rules.ts";

/** A payment to be booked. */
export interface PaymentToBook {
  readonly id: string;
  readonly position: number;
  readonly entryKey: Buffer;
  readonly ordinal: number;
  readonly wholeIsCertain: boolean;
  readonly isBare: boolean;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly bookedOn: string;
  readonly referenceKind: "QRR" | "SCOR" | "invalid-or-other" | "none";
  readonly debtorIban: string | null;
  readonly review: string | null;
  /** By its reference. */
  readonly meantOrganizationId: string | null;
  readonly meantDueItemId: string | null;
  /** The one organization that has paid from its account. */
  readonly payerOrganizationId: string | null;
}

export type ReadPaymentRow = PaymentToBook & Sightings;

/** The file that is booked, and its place in the order of booking. */
export interface FileInOrder {
  readonly bankFileId: string;
  readonly bookingOrder: bigint;
  /** Some of its payments may have a result. */
  readonly isResumed: boolean;
}

const columns = sql`p.id, p.position, p.entry_key as "entryKey", p.ordinal, p.whole_is_certain as "wholeIsCertain",
  p.is_bare as "isBare", p.currency, p.amount_minor as "amountMinor", p.booked_on as "bookedOn",
  p.reference_kind as "referenceKind", p.debtor_iban as "debtorIban", p.review,
  p.meant_organization_id as "meantOrganizationId", p.meant_due_item_id as "meantDueItemId"`;

const noResultOf = (file: FileInOrder) => sql`(not ${file.isResumed}::boolean
  or not exists (select from bank_payment_results r where r.bank_payment_id = p.id))`;

/** Adds to the payments of a chunk what other files, and the same one further up, tell of their bookings. */
function withSightings(chunk: RawBuilder<unknown>, file: FileInOrder) {
  const isEarlier = sql`f.booking_order < ${file.bookingOrder}`;
  return sql<ReadPaymentRow>`
    with p as materialized (${chunk})
    select ${columns}, p.payer as "payerOrganizationId", same.id as "sameId", alike.id as "alikeId", whole.id as "wholeId",
      whole.is_bare as "wholeIsBare"
    from p
    left join lateral (
      select q.id from bank_payments q join bank_files f on f.id = q.bank_file_id
      where q.entry_key = p.entry_key and q.ordinal = p.ordinal
        and (${isEarlier} or (q.bank_file_id = ${file.bankFileId} and q.position < p.position))
      order by f.booking_order, q.position limit 1) same on true
    left join lateral (
      select q.id from bank_payments q join bank_files f on f.id = q.bank_file_id
      where q.content_key = p.content_key and q.ordinal = p.ordinal and ${isEarlier}
      order by f.booking_order, q.position limit 1) alike on true
    left join lateral (
      select q.id, q.is_bare from bank_payments q join bank_files f on f.id = q.bank_file_id
      where q.whole_entry_key = p.whole_entry_key and q.whole_ordinal = p.whole_ordinal and q.opens_entry and ${isEarlier}
        and (p.whole_is_certain or q.is_bare <> p.is_bare)
      order by f.booking_order, q.position limit 1) whole on true`;
}

/** How far the payments with a known reference are booked: in the order of organization and position. */
export interface Mark {
  readonly organizationId: string;
  readonly position: number;
}

/** The next payments whose reference names a due item, up to an organization. */
export async function takeReferenced(
  db: Db,
  file: FileInOrder,
  { after, upTo, limit }: { readonly after: Mark; readonly upTo: string; readonly limit: number },
): Promise<ReadPaymentRow[]> {
  const chunk = sql`
    select p.*, null::uuid as payer from bank_payments p
    where p.bank_file_id = ${file.bankFileId} and p.meant_organization_id <= ${upTo}
      and (p.meant_organization_id, p.position) > (${after.organizationId}::uuid, ${after.position}::int) and ${noResultOf(file)}
    order by p.meant_organization_id, p.position limit ${limit}`;
  const { rows } =
    await sql<ReadPaymentRow>`${withSightings(chunk, file)} order by p.meant_organization_id, p.position`.execute(
      db,
    );
  return rows;
}

/** The next payments whose reference names nothing, with the organization that has paid from their account. */
export async function takeOthers(
  db: Db,
  file: FileInOrder,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ReadPaymentRow[]> {
  const chunk = sql`
    select p.*, payer.organization_id as payer from (
      select * from bank_payments p
      where p.bank_file_id = ${file.bankFileId} and p.meant_organization_id is null and p.position > ${after}
        and ${noResultOf(file)}
      order by p.position limit ${limit}) p ${joinPayer}`;
  const { rows } = await sql<ReadPaymentRow>`${withSightings(chunk, file)} order by p.position`.execute(db);
  return rows;
}

const joinPayer = sql`left join lateral (
  select min(a.organization_id::text)::uuid as organization_id from payer_accounts a where a.iban = p.debtor_iban
  having count(*) = 1) payer on p.review is null`;

/** One payment, whatever was seen of it. */
export async function findPaymentToBook(db: Db, bankPaymentId: string): Promise<PaymentToBook | undefined> {
  const { rows } = await sql<PaymentToBook>`
    select ${columns}, payer.organization_id as "payerOrganizationId" from bank_payments p ${joinPayer}
    where p.id = ${bankPaymentId}`.execute(db);
  return rows[0];
}

/** The organization at the middle of a file's payments with a known reference; undefined where there are none. */
export async function findMiddle(db: Db, bankFileId: string): Promise<string | undefined> {
  const { rows } = await sql<{ organizationId: string }>`
    select meant_organization_id as "organizationId" from bank_payments
    where bank_file_id = ${bankFileId} and meant_organization_id is not null
    order by meant_organization_id, position
    offset (select count(*) / 2 from bank_payments where bank_file_id = ${bankFileId} and meant_organization_id is not null)
    limit 1`.execute(db);
  return rows[0]?.organizationId;
}

/** The place of a file in the order of booking. */
export async function findBookingOrder(db: Db, bankFileId: string): Promise<bigint | undefined> {
  const { rows } = await sql<{ order: bigint }>`
    select booking_order as "order" from bank_files where id = ${bankFileId} and state = 'booking'`.execute(
    db,
  );
  return rows[0]?.order;
}
