import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { type PayoutEntry, payoutNumberOf } from "../../billing/index.ts";
import type { Outgoing } from "../statements/camt-event.ts";

/** Stores what a file tells of payouts. */
export async function insertOutgoings(
  db: Db,
  bankFileId: string,
  outgoings: readonly Outgoing[],
): Promise<void> {
  const ours = outgoings.flatMap((one) => {
    const number = payoutNumberOf(one.endToEndId);
    return number === undefined ? [] : [{ ...one, number }];
  });
  if (ours.length === 0) return;
  await sql`
    insert into bank_outgoings (bank_file_id, position, kind, payout_number, currency, amount_minor, booked_on)
    select ${bankFileId}, position - 1, kind, payout_number, currency, amount_minor, booked_on
    from unnest(${ours.map(({ kind }) => kind)}::text[], ${ours.map(({ number }) => number)}::text[],
      ${ours.map(({ amount }) => amount.currency)}::text[], ${ours.map(({ amount }) => amount.minor)}::bigint[],
      ${ours.map(({ bookedOn }) => bookedOn)}::date[])
      with ordinality as o (kind, payout_number, currency, amount_minor, booked_on, position)`.execute(db);
}

/** What a file tells of payouts, in its order. */
export async function listOutgoings(db: Db, bankFileId: string): Promise<PayoutEntry[]> {
  const { rows } = await sql<PayoutEntry>`
    select kind, payout_number as "payoutNumber", currency, amount_minor as "amountMinor", booked_on as "bookedOn"
    from bank_outgoings where bank_file_id = ${bankFileId} order by position`.execute(db);
  return rows;
}
