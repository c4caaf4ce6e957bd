import { sql } from "kysely";
import type { TokenScope } from "../../../../common/permissions.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

export interface NewToken {
  readonly id: string;
  readonly userId: string;
  readonly organizationId: string | null;
  readonly name: string;
  readonly start: string;
  readonly hash: Buffer;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

/** Stores a token; of what is shown only the hash. */
export async function insertToken(db: Db, token: NewToken): Promise<void> {
  await db
    .insertInto("user_tokens")
    .values({
      id: token.id,
      user_id: token.userId,
      organization_id: token.organizationId,
      name: token.name,
      start: token.start,
      token_hash: token.hash,
      scopes: [...token.scopes],
      created_at: token.createdAt.toString(),
      expires_at: token.expiresAt.toString(),
    })
    .execute();
}

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly scopes: TokenScope[];
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly isMember: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly lastUsedAddress: string | null;
}

/** A user's tokens that were not revoked, the newest first. */
export async function listTokenRows(db: Db, userId: string): Promise<TokenRow[]> {
  const { rows } = await sql<TokenRow>`
    select t.id, t.name, t.start, t.scopes, t.organization_id as "organizationId", o.name as "organizationName",
      (t.organization_id is null or m.created_at <= t.created_at) is true as "isMember", t.created_at as "createdAt",
      t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", host(t.last_used_address) as "lastUsedAddress"
    from user_tokens t
    left join organizations o on o.organization_id = t.organization_id
    left join members m on m.organization_id = t.organization_id and m.user_id = t.user_id
    where t.user_id = ${userId} and t.revoked_at is null
    order by t.created_at desc, t.id desc`.execute(db);
  return rows;
}

/** Locks the user against a second token made at the same time; answers how many are in force. */
export async function countTokens(db: Db, userId: string, now: Temporal.Instant): Promise<number> {
  await sql`select from users where id = ${userId} for update`.execute(db);
  const { count } = await db
    .selectFrom("user_tokens")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now.toString())
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Revokes one token of a user; answers its name, or undefined when there is none to revoke. */
export async function revokeOwnToken(
  db: Db,
  userId: string,
  tokenId: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const revoked = await db
    .updateTable("user_tokens")
    .set({ revoked_at: now.toString() })
    .where("id", "=", tokenId)
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .returning("name")
    .executeTakeFirst();
  return revoked?.name;
}

/** Revokes every token of a user, from the next request on; answers how many were in force. */
export async function revokeTokens(db: Db, userId: string, now: Temporal.Instant): Promise<number> {
  const revoked = await db
    .updateTable("user_tokens")
    .set({ revoked_at: now.toString() })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .returning("expires_at")
    .execute();
  return revoked.filter((row) => row.expires_at > now.toString()).length;
}

/** The token that a request was made with. */
export async function findToken(db: Db, tokenId: string) {
  const { rows } = await sql<{
    name: string;
    scopes: TokenScope[];
    organizationId: string | null;
    expiresAt: string;
  }>`
    select name, scopes, organization_id as "organizationId", expires_at as "expiresAt" from user_tokens where id = ${tokenId}`.execute(
    db,
  );
  return rows[0];
}

export interface ExpiringToken {
  readonly name: string;
  readonly expiresAt: string;
  readonly userId: string;
  readonly email: string;
  readonly language: Language;
}

/** Takes at most so many tokens that end before an instant, lived longer than the notice, and were not announced yet. */
export async function takeExpiringTokens(
  db: Db,
  { until, now, noticeDays, most }: { until: string; now: string; noticeDays: number; most: number },
): Promise<ExpiringToken[]> {
  const { rows } = await sql<ExpiringToken>`
    update user_tokens t set reminded_at = ${now} from users u
    where u.id = t.user_id and t.id in (
      select id from user_tokens
      where revoked_at is null and reminded_at is null and expires_at > ${now} and expires_at <= ${until}
        and expires_at > created_at + ${noticeDays + 1} * interval '1 day'
      order by expires_at limit ${most} for update skip locked)
    returning t.name, t.expires_at as "expiresAt", t.user_id as "userId", u.email, u.language`.execute(db);
  return rows;
}
