import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

/** NIST SP 800-63B-4, 3.2.2: no more than 100 failures in a row. */
export const mostFailures = 100;

export type Authenticator = "password" | "totp";

export interface Attempt {
  /** False when the ceiling was reached before: the answer is that of a wrong password, also to the right one. */
  readonly allowed: boolean;
  /** True for the attempt that reaches the ceiling. */
  readonly isLast: boolean;
}

/** Counts an attempt before it is checked, so that guesses made at once are all counted. Success sets the count back. */
export async function countAttempt(
  db: Db,
  userId: string | undefined,
  authenticator: Authenticator,
  now: Temporal.Instant,
): Promise<Attempt> {
  const { rows } = await sql<{ failures: number }>`
    insert into authentication_failures as f (user_id, authenticator, failures, failed_at)
    select id, ${authenticator}, 1, ${now.toString()} from users where id = ${userId ?? null}
    on conflict (user_id, authenticator) do update set failures = f.failures + 1, failed_at = excluded.failed_at where f.failures < ${mostFailures}
    returning failures`.execute(db);
  return { allowed: rows.length > 0, isLast: rows[0]?.failures === mostFailures };
}

/** Lets this transaction commit without waiting for the disk; what it wrote may be lost in a power cut, never in part. */
export async function commitBeforeDisk(db: Db): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(db);
}

/** Forgets the failures of an authenticator after a success. */
export async function clearFailures(db: Db, userId: string, authenticator: Authenticator): Promise<void> {
  await db
    .deleteFrom("authentication_failures")
    .where("user_id", "=", userId)
    .where("authenticator", "=", authenticator)
    .execute();
}
