import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { type Attempt, mostFailures } from "../sessions/failure.queries.ts";

/** The confirmed authenticator apps of the transaction's user: their secrets are sealed. */
export async function listOwnTotp(db: Db): Promise<{ id: string; secret: Buffer }[]> {
  const { rows } = await sql<{
    id: string;
    secret: Buffer;
  }>`select id, secret from app.own_factors()`.execute(db);
  return rows;
}

/** Uses up a time step of an own factor: false when it, or a later one, was used before. */
export async function spendOwnStep(
  db: Db,
  factorId: string,
  step: bigint,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ spent: boolean }>`
    select app.spend_own_step(${factorId}, ${step}, ${now.toString()}) as spent`.execute(db);
  return rows[0]?.spent === true;
}

/** Counts an attempt of the transaction's user before it is checked, together with those at sign-in. */
export async function countOwnAttempt(db: Db, now: Temporal.Instant): Promise<Attempt> {
  const { rows } = await sql<{ failures: number | null }>`
    select app.count_own_attempt(${mostFailures}, ${now.toString()}) as failures`.execute(db);
  const failures = rows[0]?.failures ?? null;
  return { allowed: failures !== null, isLast: failures === mostFailures };
}

/** Forgets the failures of the transaction's user after a success. */
export async function forgetOwnFailures(db: Db): Promise<void> {
  await sql`select app.forget_own_failures()`.execute(db);
}
