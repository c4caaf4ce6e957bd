import type { Db } from "../../../platform/database/database.ts";

export interface Chargeback {
  readonly id: string;
  readonly state: "open" | "won" | "lost";
  readonly amountMinor: bigint;
  /** What is owed again because the payment was undone; null: the account of chargebacks holds what is owed. */
  readonly dueItemId: string | null;
}

/** The chargeback of a dispute. */
export async function findChargeback(
  db: Db,
  organizationId: string,
  chargeId: string,
  token: string,
): Promise<Chargeback | undefined> {
  return db
    .selectFrom("chargebacks")
    .select(["id", "state", "amount_minor as amountMinor", "due_item_id as dueItemId"])
    .where("organization_id", "=", organizationId)
    .where("charge_id", "=", chargeId)
    .where("token", "=", token)
    .executeTakeFirst();
}

export interface NewChargeback {
  readonly organizationId: string;
  readonly id: string;
  readonly chargeId: string;
  readonly token: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly dueItemId: string | null;
}

/** Stores a chargeback that was opened. */
export async function insertChargeback(db: Db, chargeback: NewChargeback, openedAt: string): Promise<void> {
  await db
    .insertInto("chargebacks")
    .values({
      organization_id: chargeback.organizationId,
      id: chargeback.id,
      charge_id: chargeback.chargeId,
      state: "open",
      token: chargeback.token,
      currency: chargeback.currency,
      amount_minor: chargeback.amountMinor,
      due_item_id: chargeback.dueItemId,
      opened_at: openedAt,
    })
    .execute();
}

/** Notes how a dispute ended. */
export async function decideChargeback(
  db: Db,
  { organizationId, id }: Pick<NewChargeback, "organizationId" | "id">,
  state: "won" | "lost",
  at: string,
): Promise<void> {
  await db
    .updateTable("chargebacks")
    .set({ state, decided_at: at })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** What the payer's banks hold back of a charge, or took for good, in minor units. */
export async function sumChargebacks(db: Db, organizationId: string, chargeId: string): Promise<bigint> {
  const rows = await db
    .selectFrom("chargebacks")
    .select("amount_minor")
    .where("organization_id", "=", organizationId)
    .where("charge_id", "=", chargeId)
    .where("state", "!=", "won")
    .execute();
  return rows.reduce((sum, row) => sum + row.amount_minor, 0n);
}
