import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { factorInForce } from "../factors/factor.queries.ts";

/** What sign-in needs to know of an address, or undefined where nobody has it. */
export async function findCredentials(db: Db, email: string) {
  return db
    .selectFrom("users")
    .innerJoin("user_passwords", "user_passwords.user_id", "users.id")
    .select([
      "users.id",
      "users.email",
      "users.first_name",
      "users.last_name",
      "users.language",
      "user_passwords.hash",
      factorInForce,
    ])
    .where("users.email", "=", email)
    .executeTakeFirst();
}

export type Credentials = NonNullable<Awaited<ReturnType<typeof findCredentials>>>;

/** A user by id. */
export async function findUser(db: Db, userId: string) {
  return db
    .selectFrom("users")
    .select(["id", "email", "first_name", "last_name", "language"])
    .where("id", "=", userId)
    .executeTakeFirst();
}

/** A user by id; acts on the account wait for each other until the transaction ends, so that none overtakes another. */
export async function lockUser(db: Db, userId: string) {
  return db
    .selectFrom("users")
    .select(["id", "email", "first_name", "last_name", "language"])
    .where("id", "=", userId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** True when a user's password is long enough only beside a second factor (security decision 9). */
export async function hasShortPassword(db: Db, userId: string): Promise<boolean> {
  const password = await db
    .selectFrom("user_passwords")
    .select("is_short")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return password?.is_short === true;
}

/** True when an account has this address. */
export async function emailIsTaken(db: Db, email: string): Promise<boolean> {
  return (
    (await db.selectFrom("users").select("id").where("email", "=", email).executeTakeFirst()) !== undefined
  );
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
  readonly passwordHash: string;
}

/** Stores a user with a confirmed address; false when somebody else took the address meanwhile. */
export async function insertUser(db: Db, user: NewUser, now: Temporal.Instant): Promise<boolean> {
  const at = now.toString();
  const inserted = await db
    .insertInto("users")
    .values({
      id: user.id,
      email: user.email,
      first_name: user.firstName,
      last_name: user.lastName,
      language: user.language,
      created_at: at,
      email_confirmed_at: at,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return false;
  await db
    .insertInto("user_passwords")
    .values({ user_id: user.id, hash: user.passwordHash, changed_at: at })
    .execute();
  return true;
}

/** Keeps a user's password as it is until the transaction ends; false when it is not that of the hash any more. */
export async function lockPassword(db: Db, userId: string, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom("user_passwords")
    .select("user_id")
    .where("user_id", "=", userId)
    .where("hash", "=", hash)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

/** Replaces a user's password hash; `isShort` where it needs a second factor beside it (security decision 9). */
export async function updatePassword(
  db: Db,
  userId: string,
  { hash, isShort }: { readonly hash: string; readonly isShort: boolean },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable("user_passwords")
    .set({ hash, is_short: isShort, changed_at: now.toString() })
    .where("user_id", "=", userId)
    .execute();
}

/** Changes names or language of the signed-in user. */
export async function updateNames(
  db: Db,
  userId: string,
  changes: { first_name?: string; last_name?: string; language?: Language },
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await db.updateTable("users").set(changes).where("id", "=", userId).execute();
}

/** Makes claims of an empty installation wait for each other until the transaction ends. */
export async function lockClaims(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('chalet.first_administrator'))`.execute(db);
}

/** True while nobody is staff: the installation waits for its first administrator. */
export async function hasNoStaff(db: Db): Promise<boolean> {
  return (await db.selectFrom("staff").select("user_id").limit(1).executeTakeFirst()) === undefined;
}

/** Makes a user staff. */
export async function insertStaff(
  db: Db,
  userId: string,
  role: "support" | "billing" | "content" | "administrator",
  now: Temporal.Instant,
): Promise<void> {
  await db.insertInto("staff").values({ user_id: userId, role, created_at: now.toString() }).execute();
}
