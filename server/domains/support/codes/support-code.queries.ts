import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface CodeRow {
  readonly sealedCode: Buffer | null;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly usedByName: string | null;
}

/** The newest code of a user, with the name of whoever used it. */
export async function findCode(db: Db, userId: string): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    select c.sealed_code as "sealedCode", c.expires_at as "expiresAt", c.used_at as "usedAt",
      concat_ws(' ', s.first_name, s.last_name) as "usedByName"
    from support_codes c left join users s on s.id = c.used_by where c.user_id = ${userId}`.execute(db);
  return rows[0];
}

export interface NewCode {
  readonly userId: string;
  readonly hmac: Buffer;
  readonly sealed: Buffer;
  readonly madeAt: string;
  readonly expiresAt: string;
}

/** Keeps a code in the place of the user's last one; false while somebody else has the same. */
export async function keepCode(db: Db, code: NewCode): Promise<boolean> {
  const { rows } = await sql`
    insert into support_codes (user_id, code_hmac, sealed_code, made_at, expires_at)
    select ${code.userId}, ${code.hmac}, ${code.sealed}, ${code.madeAt}, ${code.expiresAt}
    where not exists (select from support_codes where code_hmac = ${code.hmac} and user_id <> ${code.userId})
    on conflict (user_id) do update set code_hmac = excluded.code_hmac, sealed_code = excluded.sealed_code,
      made_at = excluded.made_at, expires_at = excluded.expires_at, used_at = null, used_by = null
    returning user_id`.execute(db);
  return rows.length > 0;
}

/** Uses up a code that is good, in one statement; gives whose it was. */
export async function spendCode(
  db: Db,
  hmac: Buffer,
  usedBy: string,
  now: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    update support_codes set used_at = ${now}, used_by = ${usedBy}, sealed_code = null
    where code_hmac = ${hmac} and used_at is null and expires_at > ${now}
    returning user_id as "userId"`.execute(db);
  return rows[0]?.userId;
}

/** Why a code is not good: used or expired; undefined where there is none. */
export async function findSpentCode(db: Db, hmac: Buffer): Promise<"used" | "expired" | undefined> {
  const { rows } = await sql<{ state: "used" | "expired" }>`
    select case when used_at is null then 'expired' else 'used' end as state from support_codes
    where code_hmac = ${hmac}`.execute(db);
  return rows[0]?.state;
}

/** A person with an open account, as somebody who asks who is calling needs to know them. */
export async function findCaller(db: Db, userId: string) {
  return db
    .selectFrom("users")
    .select(["id", "first_name", "last_name", "email", "created_at"])
    .where("id", "=", userId)
    .where("closed_at", "is", null)
    .executeTakeFirst();
}
