import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

/** True while nobody else is administrator of the provider. */
export async function isLastAdministrator(db: Db, userId: string): Promise<boolean> {
  const administrators = await db
    .selectFrom("staff")
    .select("user_id")
    .where("role", "=", "administrator")
    .limit(2)
    .execute();
  return administrators.length === 1 && administrators[0]?.user_id === userId;
}

/** Locks the administrators, so that the last two do not go at the same time. */
export async function lockAdministrators(db: Db): Promise<void> {
  await db
    .selectFrom("staff")
    .select("user_id")
    .where("role", "=", "administrator")
    .orderBy("user_id")
    .forUpdate()
    .execute();
}

/** An account that is not closed yet, locked: what would belong to it waits, and is refused then. */
export async function lockOpenUser(db: Db, userId: string) {
  return db
    .selectFrom("users")
    .select(["email", "first_name", "language"])
    .where("id", "=", userId)
    .where("closed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

/** Erases all that belongs to an account alone: ways to sign in, sessions, links, and what the person told of themselves. */
export async function eraseBelongings(db: Db, userId: string): Promise<void> {
  // The password first: a sign-in that is checking it ends before its session is looked for.
  await sql`delete from user_passwords where user_id = ${userId}`.execute(db);
  await sql`
    with
      answers as (delete from idempotency_keys where actor_key = 'user:' || ${userId}),
      failures as (delete from authentication_failures where user_id = ${userId}),
      sheets as (delete from backup_code_sheets where user_id = ${userId}),
      codes as (delete from sms_codes where user_id = ${userId}),
      links as (delete from flows where user_id = ${userId}),
      tokens as (delete from user_tokens where user_id = ${userId}),
      addresses as (delete from recovery_addresses where user_id = ${userId}),
      pictures as (delete from user_avatars where user_id = ${userId}),
      calls as (delete from support_codes where user_id = ${userId}),
      phones as (delete from user_phones where user_id = ${userId}),
      topics as (delete from user_news_topics where user_id = ${userId}),
      invitations as (update invitations set email = 'closed:' || accepted_by where accepted_by = ${userId}),
      role as (delete from staff where user_id = ${userId}),
      browsers as (delete from sessions where user_id = ${userId}),
      devices as (delete from user_devices where user_id = ${userId})
    delete from user_factors where user_id = ${userId}`.execute(db);
}

/** Leaves of an account what others refer to: its id. The address is free for a new account, which gets nothing of this one. */
export async function blankUser(db: Db, userId: string, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable("users")
    .set({
      email: `closed:${userId}`,
      first_name: "",
      last_name: "",
      avatar_version: null,
      failures_told_at: null,
      closed_at: now.toString(),
    })
    .where("id", "=", userId)
    .execute();
}

/** Erases recipient and text of the mails to somebody that were sent, or kept in the demo's mailbox. */
export async function eraseMails(db: Db, to: { userId: string; email?: string }): Promise<void> {
  await db
    .updateTable("mails")
    .set({ recipient: "", params: "{}", subject: null, html: null, plain: null })
    .where((eb) =>
      eb.or([eb("user_id", "=", to.userId), ...(to.email ? [eb("recipient", "=", to.email)] : [])]),
    )
    .where((eb) => eb.or([eb("sent_at", "is not", null), eb("kept_at", "is not", null)]))
    .execute();
}
