import type { Db } from "../../../platform/database/database.ts";

/** What a code by SMS is for: a new phone, a sign-in, or a proof. */
export type SmsPurpose = "enrolment" | "sign_in" | "proof";

/** Who asked for a code, and alone may use it (ASVS 6.6.2): a sign-in of one browser, or a session. */
export type AskedBy = { readonly flowId: string } | { readonly sessionId: string };

interface Wanted {
  readonly userId: string;
  readonly purpose: SmsPurpose;
  readonly askedBy: AskedBy;
}

export interface NewSmsCode extends Wanted {
  readonly id: string;
  readonly factorId: string;
  /** Sealed. */
  readonly code: Buffer;
  readonly now: Temporal.Instant;
  readonly minutes: number;
}

const mostTries = 5;

/** Stores a code; those that were sent before for the same purpose are void. */
export async function replaceSmsCode(db: Db, sent: NewSmsCode): Promise<void> {
  await openCodes(db, sent).set({ used_at: sent.now.toString() }).execute();
  const { askedBy } = sent;
  await db
    .insertInto("sms_codes")
    .values({
      id: sent.id,
      user_id: sent.userId,
      factor_id: sent.factorId,
      purpose: sent.purpose,
      flow_id: "flowId" in askedBy ? askedBy.flowId : null,
      session_id: "sessionId" in askedBy ? askedBy.sessionId : null,
      code: sent.code,
      created_at: sent.now.toString(),
      expires_at: sent.now.add({ minutes: sent.minutes }).toString(),
      used_at: null,
    })
    .execute();
}

function openCodes(db: Db, { userId, purpose, askedBy }: Wanted) {
  const codes = db
    .updateTable("sms_codes")
    .where("user_id", "=", userId)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null);
  return "flowId" in askedBy
    ? codes.where("flow_id", "=", askedBy.flowId)
    : codes.where("session_id", "=", askedBy.sessionId);
}

/** Counts a try of the running code and gives it, sealed; undefined when there is none, or it was tried too often. */
export async function trySmsCode(db: Db, wanted: Wanted, now: Temporal.Instant) {
  return openCodes(db, wanted)
    .set((eb) => ({ tries: eb("tries", "+", 1) }))
    .where("tries", "<", mostTries)
    .where("expires_at", ">", now.toString())
    .returning(["id", "factor_id", "code"])
    .executeTakeFirst();
}

/** Uses a code up: false when it was used meanwhile. */
export async function consumeSmsCode(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const used = await db
    .updateTable("sms_codes")
    .set({ used_at: now.toString() })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** A user's phones that are in force. */
export async function listPhones(db: Db, userId: string) {
  const rows = await db
    .selectFrom("user_factors")
    .select(["id", "secret", "name"])
    .where("user_id", "=", userId)
    .where("kind", "=", "sms")
    .where("confirmed_at", "is not", null)
    .orderBy("created_at")
    .execute();
  return rows.flatMap(({ id, secret, name }) => (secret ? [{ id, secret, name }] : []));
}

/** The sealed number of a user's phone, in force or waiting for its first code. */
export async function findPhone(db: Db, userId: string, factorId: string) {
  const row = await db
    .selectFrom("user_factors")
    .select(["id", "secret", "confirmed_at"])
    .where("id", "=", factorId)
    .where("user_id", "=", userId)
    .where("kind", "=", "sms")
    .executeTakeFirst();
  return row?.secret ? { ...row, secret: row.secret } : undefined;
}

/** Stores a phone that waits for its first code, in place of others that wait. */
export async function insertPhone(
  db: Db,
  phone: { id: string; userId: string; secret: Buffer },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .deleteFrom("user_factors")
    .where("user_id", "=", phone.userId)
    .where("kind", "=", "sms")
    .where("confirmed_at", "is", null)
    .execute();
  await db
    .insertInto("user_factors")
    .values({
      id: phone.id,
      user_id: phone.userId,
      kind: "sms",
      secret: phone.secret,
      created_at: now.toString(),
      confirmed_at: null,
      last_step: null,
      last_used_at: null,
    })
    .execute();
}
