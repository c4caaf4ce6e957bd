import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { OrderedPayout } from "./payment-order.ts";

export interface WaitingPayouts {
  readonly currency: string;
  readonly payouts: number;
  readonly sumMinor: bigint;
}

/** What is approved and in no file yet, by currency. */
export async function sumApproved(db: Db): Promise<WaitingPayouts[]> {
  const { rows } = await sql<WaitingPayouts>`
    select currency, count(*)::int as payouts, sum(amount_minor)::bigint as "sumMinor"
    from payouts where state = 'approved' and organization_id is not null group by currency order by currency`.execute(
    db,
  );
  return rows;
}

export interface TakenPayout extends OrderedPayout {
  readonly organizationId: string;
}

/** Takes all approved payouts of a currency into a batch, each into one batch only, whoever takes at the same time. */
export async function takeApproved(
  db: Db,
  currency: string,
  batchId: string,
  at: string,
): Promise<TakenPayout[]> {
  const { rows } = await sql<TakenPayout>`
    with approved as (
      select organization_id, id from payouts where state = 'approved' and currency = ${currency}
      order by organization_id, id for update
    )
    update payouts o set state = 'sent', batch_id = ${batchId}, sent_at = ${at} from approved a
    where o.organization_id = a.organization_id and o.id = a.id and o.state = 'approved'
    returning o.organization_id as "organizationId", o.number, o.amount_minor as "amountMinor", o.iban, o.holder`.execute(
    db,
  );
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
  readonly currency: string;
  readonly sumMinor: bigint;
  readonly payouts: number;
  readonly executionOn: string;
  readonly createdAt: string;
  readonly createdByName: string | null;
}

const columns = sql`b.id, b.number, b.currency, b.sum_minor as "sumMinor", b.payouts, b.execution_on as "executionOn",
  b.created_at as "createdAt", concat_ws(' ', u.first_name, u.last_name) as "createdByName"`;

/** The newest payment files. */
export async function listBatches(db: Db, most: number): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from payout_batches b left join users u on u.id = b.created_by
    order by b.number desc limit ${most}`.execute(db);
  return rows;
}

/** The bytes of a payment file. */
export async function findBatchFile(
  db: Db,
  id: string,
): Promise<{ number: bigint; bytes: Buffer } | undefined> {
  return db.selectFrom("payout_batches").select(["number", "bytes"]).where("id", "=", id).executeTakeFirst();
}
