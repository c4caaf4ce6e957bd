import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { newId } from "../../../platform/ids.ts";

/** Makes everybody who wants this address wait until the transaction ends. */
export async function lockAddress(db: Db, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chalet.address:${email}`}, 0))`.execute(db);
}

/** Gives a user another sign-in address, which is confirmed. */
export async function updateEmail(
  db: Db,
  userId: string,
  email: string,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable("users")
    .set({ email, email_confirmed_at: now.toString() })
    .where("id", "=", userId)
    .execute();
}

export interface RecoveryAddress {
  readonly id: string;
  readonly email: string;
  readonly confirmed_at: string;
  readonly usable_at: string;
  readonly ends_at: string | null;
}

/** A user's recovery addresses that work or will: the current one, and one that was replaced or removed and has not ended. */
export async function listRecoveryAddresses(
  db: Db,
  userId: string,
  now: Temporal.Instant,
): Promise<RecoveryAddress[]> {
  return db
    .selectFrom("recovery_addresses")
    .select(["id", "email", "confirmed_at", "usable_at", "ends_at"])
    .where("user_id", "=", userId)
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", now.toString())]))
    .orderBy("usable_at")
    .execute();
}

/** The address that links to recover an account go to, or undefined while there is none that can be used (ACC-5). */
export async function recoveryAddressOf(
  db: Db,
  userId: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("recovery_addresses")
    .select("email")
    .where("user_id", "=", userId)
    .where("usable_at", "<=", now.toString())
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", now.toString())]))
    .orderBy("usable_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.email;
}

/** Stores a confirmed recovery address, and forgets those that have ended. */
export async function insertRecoveryAddress(
  db: Db,
  address: { userId: string; email: string; usableAt: Temporal.Instant; now: Temporal.Instant },
): Promise<void> {
  const at = address.now.toString();
  await db
    .deleteFrom("recovery_addresses")
    .where("user_id", "=", address.userId)
    .where("ends_at", "<=", at)
    .execute();
  await db
    .insertInto("recovery_addresses")
    .values({
      id: newId(),
      user_id: address.userId,
      email: address.email,
      confirmed_at: at,
      usable_at: address.usableAt.toString(),
      ends_at: null,
    })
    .execute();
}

/** Lets a recovery address end at an instant, or go on where it is left out. */
export async function endRecoveryAddress(db: Db, id: string, endsAt?: Temporal.Instant): Promise<void> {
  await db
    .updateTable("recovery_addresses")
    .set({ ends_at: endsAt?.toString() ?? null })
    .where("id", "=", id)
    .execute();
}

/** Forgets a recovery address at once. */
export async function deleteRecoveryAddress(db: Db, id: string): Promise<void> {
  await db.deleteFrom("recovery_addresses").where("id", "=", id).execute();
}
