import type { Db } from "../../../platform/database/database.ts";
import { hashSecret } from "../../../platform/ids.ts";

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly token: string;
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
    .select((eb) => [
      "users.id as user_id",
      "users.first_name",
      "users.last_name",
      "users.email",
      "users.language",
      "sessions.second_factor_at",
      "staff.role as staff_role",
      eb
        .exists(
          eb
            .selectFrom("user_factors")
            .select("id")
            .whereRef("user_factors.user_id", "=", "users.id")
            .where("confirmed_at", "is not", null),
        )
        .as("has_factor"),
    ])
    .where("sessions.id", "=", sessionId)
    .executeTakeFirst();
}
