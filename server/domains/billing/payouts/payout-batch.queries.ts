import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Destination } from "./payout.rules.ts";

export interface WaitingPayouts {
  readonly destination: Destination;
  readonly currency: string;
  readonly payouts: number;
  readonly sumMinor: bigint;
}

/** What is approved and in no file yet, by currency and destination. */
export async function sumApproved(db: Db): Promise<WaitingPayouts[]> {
  const { rows } = await sql<WaitingPayouts>`
    select destination, currency, count(*)::int as payouts, sum(amount_minor)::bigint as "sumMinor"
    from payouts where state = 'approved' and organization_id is not null group by currency, destination
    order by currency, destination`.execute(db);
  return rows;
}

export interface TakenPayout {
  readonly organizationId: string;
  readonly number: string;
  readonly amountMinor: bigint;
  readonly iban: string | null;
  readonly holder: string | null;
  readonly paypalEmail: string | null;
}

interface Taking {
  readonly destination: Destination;
  readonly currency: string;
  readonly batchId: string;
  readonly at: string;
  /** How many a file may hold. */
  readonly most: number | null;
}

/** Takes approved payouts of a currency into a batch, each into one batch only, whoever takes at the same time. */
export async function takeApproved(
  db: Db,
  { destination, currency, batchId, at, most }: Taking,
): Promise<TakenPayout[]> {
  const { rows } = await sql<TakenPayout>`
    with approved as (
      select organization_id, id from payouts where state = 'approved' and destination = ${destination} and currency = ${currency}
      order by organization_id, id limit ${most} for update
    )
    update payouts o set state = 'sent', batch_id = ${batchId}, sent_at = ${at} from approved a
    where o.organization_id = a.organization_id and o.id = a.id and o.state = 'approved'
    returning o.organization_id as "organizationId", o.number, o.amount_minor as "amountMinor", o.iban, o.holder,
      o.paypal_email as "paypalEmail"`.execute(db);
  return rows.sort((one, other) => Number(BigInt(one.number) - BigInt(other.number)));
}

/** The running number of the next batch. */
export async function nextBatchNumber(db: Db): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`select nextval('payout_batch_number_seq') as number`.execute(
    db,
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the sequence gave no number");
  return number;
}

export interface NewBatch {
  readonly id: string;
  readonly number: bigint;
  readonly destination: Destination;
  readonly currency: string;
  readonly sumMinor: bigint;
  readonly payouts: number;
  readonly executionOn: string;
  readonly sha256: Buffer;
  readonly bytes: Buffer;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** Stores a payment file. */
export async function insertBatch(db: Db, batch: NewBatch): Promise<void> {
  await db
    .insertInto("payout_batches")
    .values({
      id: batch.id,
      number: batch.number,
      destination: batch.destination,
      currency: batch.currency,
      sum_minor: batch.sumMinor,
      payouts: batch.payouts,
      execution_on: batch.executionOn,
      sha256: batch.sha256,
      bytes: batch.bytes,
      created_by: batch.createdBy,
      created_at: batch.createdAt,
    })
    .execute();
}

export interface BatchRow {
  readonly id: string;
  readonly number: bigint;
  readonly destination: Destination;
  readonly currency: string;
  readonly sumMinor: bigint;
  readonly payouts: number;
  readonly open: number;
  readonly executionOn: string;
  readonly createdAt: string;
  readonly createdByName: string | null;
}

/** Payment files, the newest first. */
async function readBatches(db: Db, { id, most }: { id?: string; most: number }): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select b.id, b.number, b.destination, b.currency, b.sum_minor as "sumMinor", b.payouts,
      (select count(*)::int from payouts o where o.organization_id is not null and o.batch_id = b.id and o.state = 'sent') as open,
      b.execution_on as "executionOn", b.created_at as "createdAt", concat_ws(' ', u.first_name, u.last_name) as "createdByName"
    from payout_batches b left join users u on u.id = b.created_by
    where ${id === undefined ? sql`true` : sql`b.id = ${id}`} order by b.number desc limit ${most}`.execute(
    db,
  );
  return rows;
}

/** The newest payment files. */
export const listBatches = (db: Db, most: number): Promise<BatchRow[]> => readBatches(db, { most });

/** One payment file. */
export const findBatch = async (db: Db, id: string): Promise<BatchRow | undefined> =>
  (await readBatches(db, { id, most: 1 }))[0];

/** The bytes of a payment file of this kind. */
export async function findBatchFile(
  db: Db,
  id: string,
  destination: Destination,
): Promise<{ number: bigint; bytes: Buffer } | undefined> {
  return db
    .selectFrom("payout_batches")
    .select(["number", "bytes"])
    .where("id", "=", id)
    .where("destination", "=", destination)
    .executeTakeFirst();
}

/** Payouts of a batch of which nothing is told yet, but those that this person asked for. */
export async function listSent(
  db: Db,
  batchId: string,
  butBy: string,
): Promise<{ organizationId: string; id: string; number: string; amountMinor: bigint; currency: string }[]> {
  return db
    .selectFrom("payouts")
    .select([
      ...(["organization_id as organizationId", "id", "number"] as const),
      ...(["amount_minor as amountMinor", "currency"] as const),
    ])
    .where("organization_id", "is not", null)
    .where("batch_id", "=", batchId)
    .where("state", "=", "sent")
    .where("requested_by", "!=", butBy)
    .execute();
}
