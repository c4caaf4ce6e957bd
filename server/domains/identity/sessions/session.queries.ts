import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { hashSecret } from "../../../platform/ids.ts";
import { factorInForce } from "../factors/factor.queries.ts";

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly token: string;
  /** The known device it runs in; undefined where it was not made by a browser. */
  readonly deviceId: string | undefined;
  readonly secondFactorAt: Temporal.Instant | undefined;
  /** Undefined where less was asked for than the account has: sensitive acts ask for a proof at once. */
  readonly provedAt: Temporal.Instant | undefined;
  readonly now: Temporal.Instant;
  readonly hours: number;
  readonly userAgent: string | undefined;
  readonly address: string | undefined;
}

/** Stores a session; of its token only the hash. */
export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db
    .insertInto("sessions")
    .values({
      id: session.id,
      user_id: session.userId,
      token_hash: hashSecret(session.token),
      device_id: session.deviceId ?? null,
      second_factor_at: session.secondFactorAt?.toString() ?? null,
      proved_at: session.provedAt?.toString() ?? null,
      created_at: session.now.toString(),
      seen_at: session.now.toString(),
      expires_at: session.now.add({ hours: session.hours }).toString(),
      ended_at: null,
      user_agent: session.userAgent ?? null,
      address: session.address ?? null,
    })
    .execute();
}

/** Ends the session of a token; answers its id, or undefined when there was none. */
export async function endSessionOfToken(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const ended = await db
    .updateTable("sessions")
    .set({ ended_at: now.toString() })
    .where("token_hash", "=", hashSecret(token))
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return ended?.id;
}

/** Ends every session of a user; answers their ids. */
export async function endSessionsOfUser(db: Db, userId: string, now: Temporal.Instant): Promise<string[]> {
  const ended = await db
    .updateTable("sessions")
    .set({ ended_at: now.toString() })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .returning("id")
    .execute();
  return ended.map((row) => row.id);
}

/** Ends the oldest sessions of a user beyond so many; answers their ids. */
export async function endOldestSessions(
  db: Db,
  userId: string,
  most: number,
  now: Temporal.Instant,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with running as (
      select id, row_number() over (order by created_at desc, id desc) as place from sessions
      where user_id = ${userId} and ended_at is null and expires_at > ${now.toString()}
    )
    update sessions set ended_at = ${now.toString()} where id in (select id from running where place > ${most}) returning id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Ends one session of a user; answers whether it ran, and its device. */
export async function endOwnSession(db: Db, userId: string, sessionId: string, now: Temporal.Instant) {
  return db
    .updateTable("sessions")
    .set({ ended_at: now.toString() })
    .where("id", "=", sessionId)
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .returning(["id", "device_id"])
    .executeTakeFirst();
}

/** Ends every session of a user but one; answers their ids. */
export async function endOtherSessions(
  db: Db,
  userId: string,
  sessionId: string,
  now: Temporal.Instant,
): Promise<string[]> {
  const ended = await db
    .updateTable("sessions")
    .set({ ended_at: now.toString() })
    .where("user_id", "=", userId)
    .where("id", "<>", sessionId)
    .where("ended_at", "is", null)
    .returning("id")
    .execute();
  return ended.map((row) => row.id);
}

/** The running sessions of a user, the last used first. */
export async function listRunningSessions(
  db: Db,
  userId: string,
  { now, idleHours }: { now: Temporal.Instant; idleHours: number },
) {
  return db
    .selectFrom("sessions")
    .leftJoin("user_devices", "user_devices.id", "sessions.device_id")
    .select([
      "sessions.id",
      "sessions.user_agent",
      sql<string | null>`host(sessions.address)`.as("address"),
      "sessions.created_at",
      "sessions.seen_at",
      "user_devices.first_seen_at",
    ])
    .where("sessions.user_id", "=", userId)
    .where("sessions.ended_at", "is", null)
    .where("sessions.expires_at", ">", now.toString())
    .where("sessions.seen_at", ">", now.subtract({ hours: idleHours }).toString())
    .orderBy("sessions.seen_at", "desc")
    .orderBy("sessions.id", "desc")
    .execute();
}

/** The organizations of the signed-in user with the role in each. */
export async function listOwnOrganizations(db: Db, userId: string) {
  return db
    .selectFrom("members")
    .innerJoin("organizations", "organizations.organization_id", "members.organization_id")
    .select([
      "organizations.organization_id as id",
      "organizations.name",
      "organizations.currency",
      "organizations.customer_number",
      "members.role",
      "members.has_billing",
    ])
    .where("members.user_id", "=", userId)
    .orderBy("organizations.name")
    .execute();
}

/** A running session with its user, for the user to read. */
export async function findOwnSession(db: Db, sessionId: string) {
  return db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .leftJoin("staff", "staff.user_id", "users.id")
    .select([
      "sessions.id as session_id",
      "sessions.device_id",
      "users.id as user_id",
      "users.first_name",
      "users.last_name",
      "users.email",
      "users.language",
      "users.avatar_version",
      "sessions.second_factor_at",
      "staff.role as staff_role",
      factorInForce,
    ])
    .where("sessions.id", "=", sessionId)
    .executeTakeFirst();
}
