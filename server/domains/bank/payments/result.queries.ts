import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { packed } from "../../../platform/database/packed.ts";
import type { Reason } from "./score.rules.ts";

export type ResultState =
  | "booked"
  | "unassigned"
  | "assigned"
  | "duplicate"
  | "possible_duplicate"
  | "dismissed";

export interface NewResult {
  readonly payment: { readonly id: string };
  readonly state: ResultState;
  readonly outcome: string;
  readonly organizationId: string | null;
  readonly dueItemId: string | null;
  readonly duplicateOfId: string | null;
  /** How sure it was, and why, where no right reference told. */
  readonly score?: number | null;
  readonly reasons?: readonly Reason[];
}

/** Stores what became of payments. */
export async function insertResults(db: Db, results: readonly NewResult[], at: string): Promise<void> {
  const of = <T extends string | number | null>(take: (one: NewResult) => T) => packed(results.map(take));
  await sql`
    insert into bank_payment_results (bank_payment_id, state, outcome, organization_id, due_item_id, duplicate_of_id, decided_at,
      score, reasons)
    select id, state, outcome, organization_id, due_item_id, duplicate_of_id, ${at}, score, string_to_array(reasons, ' ')
    from unnest(${of(({ payment }) => payment.id)}::uuid[], ${of((one) => one.state)}, ${of((one) => one.outcome)},
      ${of((one) => one.organizationId)}::uuid[], ${of((one) => one.dueItemId)}::uuid[],
      ${of((one) => one.duplicateOfId)}::uuid[], ${of((one) => one.score ?? null)}::int[],
      ${of((one) => (one.reasons?.length ? one.reasons.join(" ") : null))})
      as r (id, state, outcome, organization_id, due_item_id, duplicate_of_id, score, reasons)`.execute(db);
}

export interface LockedResult {
  readonly id: string;
  readonly bankFileId: string;
  /** The id under which it waits or is booked: of the booking, or of the reversal since it was undone. */
  readonly postingId: string;
  readonly state: ResultState;
  readonly outcome: string;
  readonly organizationId: string | null;
  readonly dueItemId: string | null;
  readonly decidedAt: string;
  readonly debtorIban: string | null;
  readonly replacedByFileId: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly bookedOn: string;
}

/** Results, locked in the order of their ids until the transaction ends; those that are not there yet are left out. */
export async function lockResults(db: Db, bankPaymentIds: readonly string[]): Promise<LockedResult[]> {
  if (bankPaymentIds.length === 0) return [];
  const { rows } = await sql<LockedResult>`
    select p.id, p.bank_file_id as "bankFileId", coalesce(r.posting_id, p.booking_id) as "postingId", r.state,
      r.outcome, r.organization_id as "organizationId", r.due_item_id as "dueItemId", r.decided_at as "decidedAt", p.debtor_iban as "debtorIban", r.replaced_by_file_id as "replacedByFileId", p.currency,
      p.amount_minor as "amountMinor", p.booked_on as "bookedOn"
    from bank_payment_results r join bank_payments p on p.id = r.bank_payment_id
    where r.bank_payment_id = any(${packed(bankPaymentIds)}::uuid[])
    order by r.bank_payment_id for update of r`.execute(db);
  return rows;
}

/** Changes what became of a payment, by a decision of staff. */
export async function changeResult(
  db: Db,
  bankPaymentId: string,
  change: Pick<NewResult, "state" | "outcome" | "organizationId" | "dueItemId">,
  at: string,
): Promise<void> {
  await sql`
    update bank_payment_results set state = ${change.state}, outcome = ${change.outcome},
      organization_id = ${change.organizationId}, due_item_id = ${change.dueItemId}, decided_at = ${at}
    where bank_payment_id = ${bankPaymentId}`.execute(db);
}

/** Puts a payment back among those that wait, under the id of the reversal. */
export async function markWaiting(
  db: Db,
  bankPaymentId: string,
  postingId: string,
  at: string,
): Promise<void> {
  await sql`
    update bank_payment_results set state = 'unassigned', outcome = 'undone', organization_id = null, due_item_id = null,
      posting_id = ${postingId}, decided_at = ${at}
    where bank_payment_id = ${bankPaymentId}`.execute(db);
}

/** Notes that the details of a waiting entry came in another file and are booked instead. */
export async function markReplaced(
  db: Db,
  bankPaymentIds: readonly string[],
  byFileId: string,
  at: string,
): Promise<void> {
  await sql`
    update bank_payment_results set state = 'duplicate', outcome = 'details_followed', replaced_by_file_id = ${byFileId},
      decided_at = ${at}
    where bank_payment_id = any(${packed(bankPaymentIds)}::uuid[])`.execute(db);
}
