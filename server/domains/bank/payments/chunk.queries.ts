import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { packed } from "../../../platform/database/packed.ts";
import type { Alongside, ReferencedPaymentRow, ReferencedPayments } from "../../billing/index.ts";
import type { Sightings } from "./duplicate.rules.ts";

/** A payment to be booked. */
export interface PaymentToBook {
  readonly id: string;
  readonly position: number;
  readonly bookingId: string;
  readonly entryIsCertain: boolean;
  readonly isBare: boolean;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly bookedOn: string;
  readonly referenceKind: "QRR" | "SCOR" | "invalid-or-other" | "none";
  readonly reference: string | null;
  readonly debtorName: string | null;
  readonly debtorIban: string | null;
  readonly remittance: string | null;
  readonly endToEndId: string | null;
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
  /** No earlier file, and no other statement of its own, tells of the same days of an account: its bookings were never seen. */
  readonly isAlone: boolean;
}

/**
 * Settings of a transaction that books a chunk. A thousand rows meet tables of millions and are fetched by index: left alone, the
 * planner reads a table of 100,000 rows whole for each chunk. And a chunk that a power cut takes back is booked again when the
 * import goes on, so its commit need not wait for the disk; the end of the import does, and all before it is safe then.
 */
export async function beginChunk(db: Db): Promise<void> {
  await sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('synchronous_commit', 'off', true)`.execute(db);
}

const columns = sql`p.id, p.position, p.booking_id as "bookingId", p.entry_is_certain as "entryIsCertain",
  p.is_bare as "isBare", p.currency, p.amount_minor as "amountMinor", p.booked_on as "bookedOn",
  p.reference_kind as "referenceKind", p.reference, p.debtor_name as "debtorName", p.debtor_iban as "debtorIban", p.remittance,
  p.end_to_end_id as "endToEndId", p.review,
  p.meant_organization_id as "meantOrganizationId", p.meant_due_item_id as "meantDueItemId"`;

const noResult = sql`not exists (select from bank_payment_results r where r.bank_payment_id = p.id)`;

/** What other files, and the same one further up, tell of the booking of a payment \`p\`: see Sightings. */
function sightings({ bankFileId, bookingOrder }: FileInOrder) {
  const isEarlier = sql`f.booking_order < ${bookingOrder}`;
  return sql`
    left join lateral (
      select q.id from bank_payments q join bank_files f on f.id = q.bank_file_id
      where q.booking_id = p.booking_id and q.id <> p.id
        and (${isEarlier} or (q.bank_file_id = ${bankFileId} and q.position < p.position))
      order by f.booking_order, q.position limit 1) same on true
    left join lateral (
      select q.id from bank_payments q join bank_files f on f.id = q.bank_file_id
      where q.content_id = p.content_id and ${isEarlier}
      order by f.booking_order, q.position limit 1) alike on true
    left join lateral (
      select q.id, q.is_bare from bank_payments q join bank_files f on f.id = q.bank_file_id
      where q.entry_id = p.entry_id and q.opens_entry and q.bank_file_id <> ${bankFileId} and ${isEarlier}
        and (p.entry_is_certain or q.is_bare <> p.is_bare)
      order by f.booking_order, q.position limit 1) whole on true`;
}

/** Payments with what is known of their bookings. */
function withSightings(payments: RawBuilder<unknown>, file: FileInOrder) {
  return sql<ReadPaymentRow>`
    with p as materialized (${payments})
    select ${columns}, payer.organization_id as "payerOrganizationId", same.id as "sameId", alike.id as "alikeId",
      whole.id as "wholeId", whole.is_bare as "wholeIsBare"
    from p ${joinPayer} ${sightings(file)} order by p.position`;
}

const joinPayer = sql`left join lateral (
  select min(a.organization_id::text)::uuid as organization_id from payer_accounts a where a.iban = p.debtor_iban
  having count(*) = 1) payer on p.review is null and p.meant_organization_id is null`;

/** The payments of one organization with a known reference, by their positions in the file. */
export interface ReferencedGroup {
  readonly organizationId: string;
  readonly positions: readonly number[];
}

/** Where the payments with a known reference stand, organization by organization. */
export async function listReferenced(db: Db, file: FileInOrder): Promise<ReferencedGroup[]> {
  const { rows } = await sql<ReferencedGroup>`
    select meant_organization_id as "organizationId", array_agg(position order by position) as positions
    from bank_payments p
    where bank_file_id = ${file.bankFileId} and meant_organization_id is not null
      and ${file.isResumed ? noResult : sql`true`}
    group by meant_organization_id order by meant_organization_id`.execute(db);
  return rows;
}

/** Some payments of a file with a known reference, by their positions. */
export interface Chunk {
  readonly bankFileId: string;
  readonly positions: readonly number[];
}

const inChunk = ({ bankFileId, positions }: Chunk) =>
  sql`p.bank_file_id = ${bankFileId} and p.position = any(${packed(positions)}::int[])`;

/** The payments of a chunk whose bookings nothing else tells of, as billing pays what they pay exactly. */
export function unseenPayments(chunk: Chunk, { isAlone }: FileInOrder): ReferencedPayments {
  return sql<ReferencedPaymentRow>`
    select p.booking_id as bank_payment_id, p.meant_organization_id as organization_id, p.meant_due_item_id as due_item_id,
      p.amount_minor, p.currency, p.booked_on as received_on, p.id as movement_id, p.debtor_iban
    from bank_payments p where ${inChunk(chunk)} and ${isAlone ? sql`true` : nowhereElse}`;
}

const nowhereElse = sql`
  not exists (select from bank_payments q where q.booking_id = p.booking_id and q.id <> p.id)
  and not exists (select from bank_payments q
    where q.entry_id = p.entry_id and q.opens_entry and q.bank_file_id <> p.bank_file_id)
  and (p.content_id is null or not exists (select from bank_payments q
    where q.content_id = p.content_id and q.bank_file_id <> p.bank_file_id))`;

/** Notes of the payments of `unseenPayments` that paid: what became of them, and from which accounts they came. */
export function notesOfPaid(at: string): Alongside {
  return sql`
    payer as (
      insert into payer_accounts as a (iban, organization_id, seen_on)
      select debtor_iban, organization_id, max(received_on) from exact where debtor_iban is not null group by 1, 2 order by 1, 2
      on conflict (iban, organization_id) do update set seen_on = excluded.seen_on where a.seen_on < excluded.seen_on
    ), result as (
      insert into bank_payment_results (bank_payment_id, state, outcome, organization_id, due_item_id, decided_at)
      select movement_id, 'booked', 'exact', organization_id, due_item_id, ${at} from exact
    )`;
}

/** The payments of a chunk that have no result yet. */
export async function takeRest(db: Db, file: FileInOrder, chunk: Chunk): Promise<ReadPaymentRow[]> {
  const payments = sql`select p.* from bank_payments p where ${inChunk(chunk)} and ${noResult}`;
  const { rows } = await withSightings(payments, file).execute(db);
  return rows;
}

/** The next payments whose reference names nothing. */
export async function takeOthers(
  db: Db,
  file: FileInOrder,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ReadPaymentRow[]> {
  const payments = sql`
    select p.* from bank_payments p
    where p.bank_file_id = ${file.bankFileId} and p.meant_organization_id is null and p.position > ${after}
      and ${file.isResumed ? noResult : sql`true`}
    order by p.position limit ${limit}`;
  const { rows } = await withSightings(payments, file).execute(db);
  return rows;
}

/** One payment, whatever was seen of it. */
export async function findPaymentToBook(db: Db, bankPaymentId: string): Promise<PaymentToBook | undefined> {
  const { rows } = await sql<PaymentToBook>`
    select ${columns}, payer.organization_id as "payerOrganizationId" from bank_payments p ${joinPayer}
    where p.id = ${bankPaymentId}`.execute(db);
  return rows[0];
}

/** The place of a file in the order of booking, and whether anything else tells of its days. */
export async function findOrder(
  db: Db,
  bankFileId: string,
): Promise<Pick<FileInOrder, "bookingOrder" | "isAlone"> | undefined> {
  const { rows } = await sql<{ bookingOrder: bigint; isAlone: boolean }>`
    select f.booking_order as "bookingOrder", not exists (
      select from bank_statements own
      join bank_statements other on other.account = own.account
        and other.last_booked_on >= own.first_booked_on and other.first_booked_on <= own.last_booked_on
      join bank_files e on e.id = other.bank_file_id
      where own.bank_file_id = f.id
        and (e.booking_order < f.booking_order or (e.id = f.id and other.number <> own.number))) as "isAlone"
    from bank_files f where f.id = ${bankFileId} and f.state = 'booking'`.execute(db);
  return rows[0];
}
