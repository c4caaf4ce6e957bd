import type { Db } from "../../../platform/database/database.ts";
import type { Sheet } from "./make-sheet.ts";

/** Stores a sheet in place of the one before, all of whose codes are void with it. */
export async function replaceSheet(
  db: Db,
  userId: string,
  { salt, hashes }: Sheet,
  now: Temporal.Instant,
): Promise<void> {
  await deleteSheet(db, userId);
  await db
    .insertInto("backup_code_sheets")
    .values({ user_id: userId, salt, made_at: now.toString() })
    .execute();
  await db
    .insertInto("backup_codes")
    .values(hashes.map((hash, at) => ({ user_id: userId, number: at + 1, hash, used_at: null })))
    .execute();
}

/** Voids a user's backup codes. */
export async function deleteSheet(db: Db, userId: string): Promise<void> {
  await db.deleteFrom("backup_code_sheets").where("user_id", "=", userId).execute();
}

/** The salt of a user's sheet; undefined where there is none. */
export async function findSheetSalt(db: Db, userId: string): Promise<Buffer | undefined> {
  const sheet = await db
    .selectFrom("backup_code_sheets")
    .select("salt")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return sheet?.salt;
}

/** Uses a code up, in one statement: false when it is none of the sheet's, or was used before. */
export async function spendBackupCode(
  db: Db,
  userId: string,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  const spent = await db
    .updateTable("backup_codes")
    .set({ used_at: now.toString() })
    .where("user_id", "=", userId)
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

/** How many codes of a user's sheet are left, and when it was made; undefined where there is no sheet. */
export async function findSheet(
  db: Db,
  userId: string,
): Promise<{ left: number; madeAt: string } | undefined> {
  const sheet = await db
    .selectFrom("backup_code_sheets")
    .leftJoin("backup_codes", (join) =>
      join.onRef("backup_codes.user_id", "=", "backup_code_sheets.user_id").on("used_at", "is", null),
    )
    .select((eb) => ["made_at", eb.fn.count("number").as("left")])
    .where("backup_code_sheets.user_id", "=", userId)
    .groupBy("made_at")
    .executeTakeFirst();
  return sheet && { left: Number(sheet.left), madeAt: sheet.made_at };
}
