import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

/** What a user chose for alerts and the lock. */
export async function findAlerts(db: Db, userId: string) {
  return db
    .selectFrom("users")
    .select(["email", "language", "sign_in_alerts", "alerts_of_failures", "lock_after"])
    .where("id", "=", userId)
    .executeTakeFirst();
}

/** Changes what a user chose for alerts and the lock. */
export async function updateAlerts(
  db: Db,
  userId: string,
  chosen: {
    sign_in_alerts: "always" | "new_device" | "never";
    alerts_of_failures: boolean;
    lock_after: number;
  },
): Promise<void> {
  await db.updateTable("users").set(chosen).where("id", "=", userId).execute();
}

/** Failed sign-ins of an account that its owner was not told of yet. */
export interface UntoldFailures {
  readonly user_id: string;
  readonly email: string;
  readonly language: Language;
  readonly count: number;
  readonly user_agent: string | null;
  readonly address: string | null;
  readonly happened_at: string;
}

/**
 * Takes the failed sign-ins to tell of, of so many accounts at most: of those whose owners want it, once an hour each. A failure is told
 * once, and not at all when it is older than two hours.
 */
export async function takeUntoldFailures(
  db: Db,
  now: Temporal.Instant,
  most: number,
): Promise<UntoldFailures[]> {
  const at = now.toString();
  const { rows } = await sql<UntoldFailures>`
    with failed as (
      select u.id, f.count, f.user_agent, f.address, f.happened_at
      from users u
      cross join lateral (
        select count(*)::int as count, max(a.happened_at) as happened_at,
          (array_agg(a.user_agent order by a.sequence desc))[1] as user_agent, host((array_agg(a.address order by a.sequence desc))[1]) as address
        from user_audit a
        where a.user_id = u.id and a.action in ('session.refused', 'session.second_factor_refused')
          and a.happened_at > greatest(coalesce(u.failures_told_at, '-infinity'), ${at}::timestamptz - interval '2 hours')
      ) f
      where u.alerts_of_failures and (u.failures_told_at is null or u.failures_told_at <= ${at}::timestamptz - interval '1 hour') and f.count > 0
      limit ${most}
    )
    update users u set failures_told_at = ${at} from failed f where u.id = f.id
    returning u.id as user_id, u.email, u.language, f.count, f.user_agent, f.address, f.happened_at`.execute(
    db,
  );
  return rows;
}
