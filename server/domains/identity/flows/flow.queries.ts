import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { hashSecret, newId, newSecret } from "../../../platform/ids.ts";

/** Everything that goes step by step. A flow of one purpose is useless for every other. */
export type FlowPurpose =
  | "sign_up"
  | "second_factor"
  | "password_reset"
  | "email_change"
  | "email_undo"
  | "recovery_email"
  | "first_administrator"
  | "unlock"
  | "passkey_registration"
  | "passkey_sign_in"
  | "passkey_second_factor"
  | "passkey_proof";

interface NewFlow {
  readonly purpose: FlowPurpose;
  readonly userId?: string;
  /** Secret of the cookie of the browser that began it, where later steps must come from there. */
  readonly browserSecret?: string;
  readonly payload?: object;
  readonly now: Temporal.Instant;
  readonly minutes: number;
}

/** Begins a flow; answers its secret, of which only the hash is stored. */
export async function startFlow(db: Db, flow: NewFlow): Promise<string> {
  const secret = newSecret();
  await db
    .insertInto("flows")
    .values({
      id: newId(),
      purpose: flow.purpose,
      secret_hash: hashSecret(secret),
      user_id: flow.userId ?? null,
      browser_hash: flow.browserSecret ? hashSecret(flow.browserSecret) : null,
      payload: JSON.stringify(flow.payload ?? {}),
      created_at: flow.now.toString(),
      expires_at: flow.now.add({ minutes: flow.minutes }).toString(),
      used_at: null,
    })
    .execute();
  return secret;
}

/** Uses a flow up, in one statement: undefined when it is unknown, of another purpose, used or expired. */
export async function consumeFlow(db: Db, purpose: FlowPurpose, secret: string, now: Temporal.Instant) {
  return db
    .updateTable("flows")
    .set({ used_at: now.toString() })
    .where("secret_hash", "=", hashSecret(secret))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", now.toString())
    .returning(["id", "user_id", "browser_hash", "payload"])
    .executeTakeFirst();
}

/** Looks at a flow that is still good, without using it up. */
export async function findFlow(db: Db, purpose: FlowPurpose, secret: string, now: Temporal.Instant) {
  return db
    .selectFrom("flows")
    .select(["id", "user_id", "browser_hash", "payload"])
    .where("secret_hash", "=", hashSecret(secret))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", now.toString())
    .executeTakeFirst();
}

/** Makes every open flow of a purpose useless for a user: a new link voids the old ones. */
export async function voidFlows(
  db: Db,
  purpose: FlowPurpose,
  userId: string,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable("flows")
    .set({ used_at: now.toString() })
    .where("user_id", "=", userId)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .execute();
}

/** Makes every open flow of a user useless, but for those of one purpose where it is named. */
export async function voidAllFlows(
  db: Db,
  userId: string,
  now: Temporal.Instant,
  except?: FlowPurpose,
): Promise<void> {
  await db
    .updateTable("flows")
    .set({ used_at: now.toString() })
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .$if(except !== undefined, (open) => open.where("purpose", "!=", except ?? ""))
    .execute();
}

/** The newest open flow of a purpose for a user, with what it was begun with. */
export async function findOpenFlow(db: Db, purpose: FlowPurpose, userId: string, now: Temporal.Instant) {
  return db
    .selectFrom("flows")
    .select(["payload", "expires_at"])
    .where("user_id", "=", userId)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", now.toString())
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Voids every sign-up for an address and forgets what was typed in them, a password too: the address belongs to somebody now. */
export async function voidSignUps(db: Db, email: string, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable("flows")
    .set((eb) => ({
      used_at: eb.fn.coalesce("used_at", sql<string>`${now.toString()}::timestamptz`),
      payload: "{}",
    }))
    .where("purpose", "=", "sign_up")
    .where(sql`payload ->> 'email'`, "=", email)
    .execute();
}

/** How many flows of a purpose were begun for a user since an instant. */
export async function countFlowsSince(
  db: Db,
  purpose: FlowPurpose,
  userId: string,
  since: Temporal.Instant,
): Promise<number> {
  const { count } = await db
    .selectFrom("flows")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("user_id", "=", userId)
    .where("purpose", "=", purpose)
    .where("created_at", ">", since.toString())
    .executeTakeFirstOrThrow();
  return Number(count);
}
