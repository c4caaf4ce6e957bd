import type { Db } from "../../../platform/database/database.ts";
import { hashSecret } from "../../../platform/ids.ts";

interface Renewal {
  readonly sessionId: string;
  readonly token: string;
  readonly byFactor: boolean;
  readonly now: Temporal.Instant;
}

/** Gives a running session another token and notes when it was proved; the old token is dead. */
export async function renewSession(db: Db, { sessionId, token, byFactor, now }: Renewal): Promise<void> {
  const at = now.toString();
  await db
    .updateTable("sessions")
    .set({ token_hash: hashSecret(token), proved_at: at, ...(byFactor ? { second_factor_at: at } : {}) })
    .where("id", "=", sessionId)
    .where("ended_at", "is", null)
    .execute();
}

/** Sensitive acts of every session of a user ask for a proof again. */
export async function forgetProofs(db: Db, userId: string): Promise<void> {
  await db.updateTable("sessions").set({ proved_at: null }).where("user_id", "=", userId).execute();
}

/** No session of a user has given a second factor any more. */
export async function forgetFactorProofs(db: Db, userId: string): Promise<void> {
  await db.updateTable("sessions").set({ second_factor_at: null }).where("user_id", "=", userId).execute();
}
