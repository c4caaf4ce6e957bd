import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

/** NIST SP 800-63B-4, 3.2.2: no more than 100 failures in a row. */
export const mostFailures = 100;

export type Authenticator = "password" | "totp";

/**
 * Counts an attempt before it is checked, so that guesses made at once are all counted; false when the ceiling is reached.
 * Success sets the count back.
 */
export async function countAttempt(
  db: Db,
  userId: string | undefined,
  authenticator: Authenticator,
  now: Temporal.Instant,
): Promise<boolean> {
  // The same statements run for addresses that nobody has, and neither waits for the disk: time tells nothing (ACC-2).
  await sql`set local synchronous_commit = off`.execute(db);
  const { rows } = await sql<{ failures: number }>`
    insert into authentication_failures as f (user_id, authenticator, failures, failed_at)
    select id, ${authenticator}, 1, ${now.toString()} from users where id = ${userId ?? null}
    on conflict (user_id, authenticator) do update set failures = f.failures + 1, failed_at = excluded.failed_at where f.failures < ${mostFailures}
    returning failures`.execute(db);
  return rows.length > 0;
}

/** Forgets the failures of an authenticator after a success. */
export async function clearFailures(db: Db, userId: string, authenticator: Authenticator): Promise<void> {
  await db
    .deleteFrom("authentication_failures")
    .where("user_id", "=", userId)
    .where("authenticator", "=", authenticator)
    .execute();
}
