import type { Db } from "../../../platform/database/database.ts";

/** The telephone number of a user, E.164. */
export async function findPhone(db: Db, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("user_phones")
    .select("number")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.number;
}

/** Keeps a telephone number in the place of the one before. */
export async function keepPhone(
  db: Db,
  userId: string,
  number: string,
  now: Temporal.Instant,
): Promise<void> {
  const phone = { number, changed_at: now.toString() };
  await db
    .insertInto("user_phones")
    .values({ user_id: userId, ...phone })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(phone))
    .execute();
}

/** Removes the telephone number; removing none is no harm. */
export async function deletePhone(db: Db, userId: string): Promise<void> {
  await db.deleteFrom("user_phones").where("user_id", "=", userId).execute();
}
