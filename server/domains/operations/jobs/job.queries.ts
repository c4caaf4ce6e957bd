import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export type JobState = "waiting" | "failing" | "dead";

export interface JobRow {
  id: bigint;
  name: string;
  attempts: number;
  max_attempts: number;
  last_error: string | null;
  run_at: string;
  created_at: string;
  state: JobState;
}

const withState = sql`
  select j.*, case when attempts >= max_attempts then 'dead' when last_error is not null then 'failing' else 'waiting' end as state from app.list_jobs() j`;

/** Jobs, newest first. */
export async function listJobRows(
  db: Db,
  page: { state: JobState | undefined; before: bigint | undefined; limit: number },
): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    select * from (${withState}) j
    where (${page.state ?? null}::text is null or state = ${page.state ?? null}) and (${page.before ?? null}::bigint is null or id < ${page.before ?? null})
    order by id desc limit ${page.limit + 1}`.execute(db);
  return rows;
}

/** How many jobs are in each state. */
export async function countJobs(db: Db): Promise<Record<JobState, number>> {
  const { rows } = await sql<{
    state: JobState;
    count: number;
  }>`select state, count(*)::int as count from (${withState}) j group by state`.execute(db);
  const of = (state: JobState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: of("waiting"), failing: of("failing"), dead: of("dead") };
}

/** Starts a dead job again; false when it is not dead. */
export async function restartDeadJob(db: Db, jobId: bigint): Promise<boolean> {
  const { rows } = await sql<{ restarted: boolean }>`select app.restart_job(${jobId}) as restarted`.execute(
    db,
  );
  return rows[0]?.restarted ?? false;
}

/** Forgets answers of idempotency keys, flows, sessions, devices, recovery addresses, limits and authenticator apps never confirmed that are older than their use. */
export async function forgetOld(db: Db, now: Temporal.Instant): Promise<void> {
  const before = (days: number) => now.subtract({ hours: 24 * days }).toString();
  await db.deleteFrom("idempotency_keys").where("created_at", "<", before(1)).execute();
  await db.deleteFrom("flows").where("expires_at", "<", before(30)).execute();
  // Whoever looks at the page of signing in begins one.
  await db.deleteFrom("flows").where("user_id", "is", null).where("expires_at", "<", before(1)).execute();
  await db.deleteFrom("sessions").where("expires_at", "<", before(30)).execute();
  // By then the browser has let go of its cookie.
  await db.deleteFrom("user_devices").where("seen_at", "<", before(400)).execute();
  await db
    .deleteFrom("user_factors")
    .where("confirmed_at", "is", null)
    .where("created_at", "<", before(1))
    .execute();
  await db.deleteFrom("recovery_addresses").where("ends_at", "<", before(30)).execute();
  await sql`
    delete from support_attachments
    where organization_id is not null and message_id is null and uploaded_at < ${before(1)}`.execute(db);
  await db.deleteFrom("support_codes").where("expires_at", "<", before(1)).execute();
  await db.deleteFrom("rate_limits").where("window_ends_at", "<", before(1)).execute();
}
