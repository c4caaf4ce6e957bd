import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface ProviderPayout {
  /** The id under which the bank payment waited. */
  readonly id: string;
  readonly currency: string;
  /** What arrived at the bank. */
  readonly amountMinor: bigint;
  /** What the payment provider kept. */
  readonly feeMinor: bigint;
}

/** Stores a payout of the payment provider; the database refuses a second time. */
export async function insertProviderPayout(
  db: Db,
  payout: ProviderPayout & { readonly recordedBy: string },
  recordedAt: string,
): Promise<void> {
  await db
    .insertInto("provider_payouts")
    .values({
      id: payout.id,
      currency: payout.currency,
      amount_minor: payout.amountMinor,
      fee_minor: payout.feeMinor,
      recorded_at: recordedAt,
      recorded_by: payout.recordedBy,
    })
    .execute();
}

/** Notes that a payout was undone, and gives what it was; undefined where it is undone already, or was none. */
export async function undoProviderPayoutRow(
  db: Db,
  id: string,
  undoneBy: string,
  undoneAt: string,
): Promise<ProviderPayout | undefined> {
  const { rows } = await sql<ProviderPayout>`
    update provider_payouts set undone_at = ${undoneAt}, undone_by = ${undoneBy}
    where id = ${id} and undone_at is null
    returning id, currency, amount_minor as "amountMinor", fee_minor as "feeMinor"`.execute(db);
  return rows[0];
}
