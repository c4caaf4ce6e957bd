import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Destination } from "./payout.rules.ts";

export type PayoutState = "requested" | "approved" | "sent" | "done" | "refused" | "withdrawn" | "returned";

export interface PayoutRow {
  readonly organizationId: string;
  readonly id: string;
  readonly number: string;
  readonly state: PayoutState;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly destination: Destination;
  /** Of a bank account, as its holder is. */
  readonly iban: string | null;
  readonly holder: string | null;
  readonly paypalEmail: string | null;
  /** What banks kept of a returned one. */
  readonly feeMinor: bigint;
  readonly approvalsNeeded: number;
  readonly requestedBy: string;
  readonly requestedByName: string | null;
  readonly requestedAt: string;
  readonly decidedAt: string | null;
  readonly refusal: string | null;
  readonly sentAt: string | null;
  readonly bookedOn: string | null;
  readonly returnedOn: string | null;
}

export const payoutColumns = sql`o.organization_id as "organizationId", o.id, o.number, o.state, o.amount_minor as "amountMinor", o.currency,
  o.destination, o.iban, o.holder, o.paypal_email as "paypalEmail", o.fee_minor as "feeMinor", o.approvals_needed as "approvalsNeeded", o.requested_by as "requestedBy",
  concat_ws(' ', p.first_name, p.last_name) as "requestedByName", o.requested_at as "requestedAt",
  o.decided_at as "decidedAt", o.refusal, o.sent_at as "sentAt", o.booked_on as "bookedOn", o.returned_on as "returnedOn"`;

export const payoutSource = sql`payouts o left join users p on p.id = o.requested_by`;

/** The running number of the next payout. */
export async function nextPayoutNumber(db: Db): Promise<string> {
  const { rows } = await sql<{ number: bigint }>`select nextval('payout_number_seq') as number`.execute(db);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the sequence gave no number");
  return number.toString();
}

export type NewPayout = Pick<
  PayoutRow,
  | "organizationId"
  | "id"
  | "number"
  | "amountMinor"
  | "currency"
  | "destination"
  | "iban"
  | "holder"
  | "paypalEmail"
  | "approvalsNeeded"
  | "requestedBy"
  | "requestedAt"
>;

/** Stores a payout that was asked for. */
export async function insertPayout(db: Db, payout: NewPayout): Promise<void> {
  await db
    .insertInto("payouts")
    .values({
      organization_id: payout.organizationId,
      id: payout.id,
      number: payout.number,
      state: "requested",
      currency: payout.currency,
      amount_minor: payout.amountMinor,
      destination: payout.destination,
      iban: payout.iban,
      holder: payout.holder,
      paypal_email: payout.paypalEmail,
      approvals_needed: payout.approvalsNeeded,
      requested_by: payout.requestedBy,
      requested_at: payout.requestedAt,
    })
    .execute();
}

interface PageOfPayouts {
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

const beyond = ({ after }: PageOfPayouts) =>
  after ? sql`and (o.requested_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;

/** Payouts of an organization, newest first, one more than the page holds. */
export async function listPayoutRows(
  db: Db,
  organizationId: string,
  list: PageOfPayouts,
): Promise<PayoutRow[]> {
  const { rows } = await sql<PayoutRow>`
    select ${payoutColumns} from ${payoutSource} where o.organization_id = ${organizationId} ${beyond(list)}
    order by o.requested_at desc, o.id desc limit ${list.limit + 1}`.execute(db);
  return rows;
}

/** A payout of an organization, with who asked for it. */
export async function findPayout(db: Db, organizationId: string, id: string): Promise<PayoutRow | undefined> {
  const { rows } = await sql<PayoutRow>`
    select ${payoutColumns} from ${payoutSource} where o.organization_id = ${organizationId} and o.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** One payout, locked until the transaction ends. */
export async function lockPayout(db: Db, organizationId: string, id: string): Promise<PayoutRow | undefined> {
  const { rows } = await sql<PayoutRow>`
    select ${payoutColumns} from ${payoutSource} where o.organization_id = ${organizationId} and o.id = ${id} for update of o`.execute(
    db,
  );
  return rows[0];
}

/** Decides on a payout that was asked for. */
export async function decidePayoutRow(
  db: Db,
  { organizationId, id }: Pick<PayoutRow, "organizationId" | "id">,
  decision: { readonly state: "approved" | "refused" | "withdrawn"; readonly refusal?: string },
  at: string,
): Promise<void> {
  await db
    .updateTable("payouts")
    .set({ state: decision.state, refusal: decision.refusal ?? null, decided_at: at })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export interface Approval {
  readonly approvedBy: string;
  readonly name: string;
  readonly approvedAt: string;
}

/** Who approved a payout, in their order. */
export async function listApprovals(db: Db, organizationId: string, payoutId: string): Promise<Approval[]> {
  const { rows } = await sql<Approval>`
    select a.approved_by as "approvedBy", concat_ws(' ', u.first_name, u.last_name) as name, a.approved_at as "approvedAt"
    from payout_approvals a join users u on u.id = a.approved_by
    where a.organization_id = ${organizationId} and a.payout_id = ${payoutId} order by a.approved_at`.execute(
    db,
  );
  return rows;
}

/** Notes an approval. */
export async function insertApproval(
  db: Db,
  { organizationId, id }: Pick<PayoutRow, "organizationId" | "id">,
  approvedBy: string,
  at: string,
): Promise<void> {
  await db
    .insertInto("payout_approvals")
    .values({ organization_id: organizationId, payout_id: id, approved_by: approvedBy, approved_at: at })
    .execute();
}
