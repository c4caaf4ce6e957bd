import { sql } from "kysely";
import type { FactorKind } from "../../../../common/factor-kinds.ts";
import type { Db } from "../../../platform/database/database.ts";

/** NIST SP 800-63B-4, 3.2.2: no more than 100 failures in a row, whoever unlocks meanwhile. */
export const mostFailures = 100;

/** What is counted apart: each kind of factor, the password, and the password that the form for unlocking asks for. */
export type Authenticator = "password" | "unlock" | FactorKind;

export interface Attempt {
  /** False when the ceiling was reached before: the answer is that of a wrong password, also to the right one. */
  readonly allowed: boolean;
  /** True for the attempt that reaches the ceiling. */
  readonly isLast: boolean;
}

interface Counted {
  readonly is_last: boolean;
}

const attemptOf = ([row]: readonly Counted[]): Attempt => ({
  allowed: row !== undefined,
  isLast: row?.is_last === true,
});

/**
 * Counts an attempt before it is checked, in one statement, so that guesses made at once are all counted. The one that reaches the
 * user's ceiling (SEC-8) locks. Success sets the count back.
 */
export async function countAttempt(
  db: Db,
  userId: string | undefined,
  authenticator: Authenticator,
  now: Temporal.Instant,
): Promise<Attempt> {
  const { rows } = await sql<Counted>`
    insert into authentication_failures as f (user_id, authenticator, failures, in_row, failed_at)
    select id, ${authenticator}, 1, 1, ${now.toString()} from users where id = ${userId ?? null}
    on conflict (user_id, authenticator) do update set
      failures = f.failures + 1, in_row = f.in_row + 1, failed_at = excluded.failed_at,
      locked_at = case when f.in_row + 1 >= ${mostFailures} or f.failures + 1 >= (select lock_after from users u where u.id = f.user_id)
        then excluded.failed_at end
    where f.locked_at is null
    returning f.locked_at is not null as is_last`.execute(db);
  return attemptOf(rows);
}

/**
 * Counts a password before it is checked: on a known device by the device's own count, so that strangers cannot shut its owner out
 * (SEC-8). A device that reaches the ceiling is not trusted any more, and the account is locked for all that are not known.
 */
export async function countPassword(
  db: Db,
  userId: string | undefined,
  deviceId: string | undefined,
  now: Temporal.Instant,
): Promise<Attempt> {
  if (!deviceId) return countAttempt(db, userId, "password", now);
  const { rows } = await sql<Counted>`
    update user_devices d set failures = d.failures + 1,
      trust_ends_at = case when d.failures + 1 < u.lock_after then d.trust_ends_at end
    from users u where u.id = d.user_id and d.id = ${deviceId} and d.failures < u.lock_after
    returning d.failures >= u.lock_after as is_last`.execute(db);
  const attempt = attemptOf(rows);
  if (attempt.isLast) await lockPasswords(db, userId, now);
  return attempt;
}

async function lockPasswords(db: Db, userId: string | undefined, now: Temporal.Instant): Promise<void> {
  await sql`
    insert into authentication_failures as f (user_id, authenticator, failures, in_row, failed_at, locked_at)
    select id, 'password', lock_after, lock_after, ${now.toString()}, ${now.toString()} from users where id = ${userId ?? null}
    on conflict (user_id, authenticator) do update set
      in_row = least(${mostFailures}, f.in_row + excluded.failures), failed_at = excluded.failed_at,
      locked_at = coalesce(f.locked_at, excluded.locked_at)`.execute(db);
}

/** Lets this transaction commit without waiting for the disk; what it wrote may be lost in a power cut, never in part. */
export async function commitBeforeDisk(db: Db): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(db);
}

/** Forgets the failures of an authenticator after a success, and its lock. */
export async function clearFailures(db: Db, userId: string, authenticator: Authenticator): Promise<void> {
  await db
    .deleteFrom("authentication_failures")
    .where("user_id", "=", userId)
    .where("authenticator", "in", authenticator === "password" ? ["password", "unlock"] : [authenticator])
    .execute();
}

/** Forgets the failures on a known device after a right password there. */
export async function clearDeviceFailures(db: Db, deviceId: string): Promise<void> {
  await db.updateTable("user_devices").set({ failures: 0 }).where("id", "=", deviceId).execute();
}

/** Opens every lock of a user, whatever was counted. */
export async function clearLocks(db: Db, userId: string): Promise<void> {
  await db.deleteFrom("authentication_failures").where("user_id", "=", userId).execute();
  await db.updateTable("user_devices").set({ failures: 0 }).where("user_id", "=", userId).execute();
}

/** True while a way to sign in of the user is locked. */
export async function hasLock(db: Db, userId: string): Promise<boolean> {
  const lock = await db
    .selectFrom("authentication_failures")
    .select("locked_at")
    .where("user_id", "=", userId)
    .where("locked_at", "is not", null)
    .executeTakeFirst();
  return lock !== undefined;
}
