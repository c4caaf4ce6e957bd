import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface Refund {
  readonly organizationId: string;
  readonly id: string;
  readonly chargeId: string;
  readonly state: "requested" | "done" | "failed";
  readonly token: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
}

export type RefundRow = Refund & {
  readonly reason: string;
  readonly requestedAt: string;
  readonly requestedByName: string | null;
  readonly settledAt: string | null;
};

const columns = sql`r.organization_id as "organizationId", r.id, r.charge_id as "chargeId", r.state, r.token, r.currency,
  r.amount_minor as "amountMinor"`;

/** What was given back of a charge, or tried to, first to last. */
export async function listRefunds(db: Db, organizationId: string, chargeId: string): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`
    select ${columns}, r.reason, r.requested_at as "requestedAt", r.settled_at as "settledAt",
      nullif(concat_ws(' ', u.first_name, u.last_name), '') as "requestedByName"
    from refunds r left join users u on u.id = r.requested_by
    where r.organization_id = ${organizationId} and r.charge_id = ${chargeId} order by r.requested_at, r.id`.execute(
    db,
  );
  return rows;
}

export type NewRefund = Omit<Refund, "state" | "token"> & {
  readonly reason: string;
  readonly requestedBy: string;
};

/** Stores a refund that staff asked for. */
export async function insertRefund(db: Db, refund: NewRefund, requestedAt: string): Promise<void> {
  await db
    .insertInto("refunds")
    .values({
      organization_id: refund.organizationId,
      id: refund.id,
      charge_id: refund.chargeId,
      state: "requested",
      currency: refund.currency,
      amount_minor: refund.amountMinor,
      reason: refund.reason,
      requested_by: refund.requestedBy,
      requested_at: requestedAt,
    })
    .execute();
}

/** A refund of an organization. */
export async function findRefund(db: Db, organizationId: string, id: string): Promise<Refund | undefined> {
  const { rows } = await sql<Refund>`
    select ${columns} from refunds r where r.organization_id = ${organizationId} and r.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** The same, locked until the transaction ends. */
export async function lockRefund(db: Db, organizationId: string, id: string): Promise<Refund | undefined> {
  const { rows } = await sql<Refund>`
    select ${columns} from refunds r where r.organization_id = ${organizationId} and r.id = ${id} for update`.execute(
    db,
  );
  return rows[0];
}

/** Notes by which name the provider knows a refund. */
export async function noteRefundToken(
  db: Db,
  { organizationId, id }: Pick<Refund, "organizationId" | "id">,
  token: string,
): Promise<void> {
  await sql`update refunds set token = ${token} where organization_id = ${organizationId} and id = ${id}`.execute(
    db,
  );
}

/** Notes how a refund ended. */
export async function settleRefundRow(
  db: Db,
  { organizationId, id }: Pick<Refund, "organizationId" | "id">,
  state: "done" | "failed",
  at: string,
): Promise<void> {
  await sql`update refunds set state = ${state}, settled_at = ${at}
    where organization_id = ${organizationId} and id = ${id}`.execute(db);
}

/** Refunds that have not ended, asked for before then. */
export async function listSilentRefunds(
  db: Db,
  before: string,
): Promise<{ organizationId: string; refundId: string }[]> {
  const { rows } = await sql<{ organizationId: string; refundId: string }>`
    select organization_id as "organizationId", id as "refundId" from refunds
    where state = 'requested' and requested_at < ${before} order by requested_at limit 200`.execute(db);
  return rows;
}
