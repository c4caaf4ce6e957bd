import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { hashSecret } from "../../../platform/ids.ts";

export interface KnownDevice {
  readonly id: string;
  /** Until when a password suffices here; null where that was not chosen. */
  readonly trust_ends_at: string | null;
}

/**
 * The device of a browser's token, if this user has signed in there and did not fail too often since. One statement, whoever the user
 * is, also nobody (ACC-2).
 */
export async function findKnownDevice(
  db: Db,
  userId: string | undefined,
  token: string | undefined,
): Promise<KnownDevice | undefined> {
  const { rows } = await sql<KnownDevice>`
    select d.id, d.trust_ends_at from user_devices d join users u on u.id = d.user_id
    where d.token_hash = ${hashSecret(token ?? "")} and d.user_id = ${userId ?? null} and d.failures < u.lock_after`.execute(
    db,
  );
  return rows[0];
}

/** The device of a running session, if it is known and did not fail too often. */
export async function findDeviceOfSession(db: Db, sessionId: string): Promise<KnownDevice | undefined> {
  return db
    .selectFrom("sessions")
    .innerJoin("user_devices", "user_devices.id", "sessions.device_id")
    .innerJoin("users", "users.id", "user_devices.user_id")
    .select(["user_devices.id", "user_devices.trust_ends_at"])
    .where("sessions.id", "=", sessionId)
    .whereRef("user_devices.failures", "<", "users.lock_after")
    .executeTakeFirst();
}

/** Gives a browser another token, for all users who know it; answers their devices. The old token is dead. */
export async function moveDevices(db: Db, from: string, to: string) {
  return db
    .updateTable("user_devices")
    .set({ token_hash: hashSecret(to) })
    .where("token_hash", "=", hashSecret(from))
    .returning(["id", "user_id"])
    .execute();
}

/** Makes a browser known to a user. */
export async function insertDevice(
  db: Db,
  device: { id: string; userId: string; token: string; userAgent: string | undefined },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto("user_devices")
    .values({
      id: device.id,
      user_id: device.userId,
      token_hash: hashSecret(device.token),
      user_agent: device.userAgent ?? null,
      first_seen_at: now.toString(),
      seen_at: now.toString(),
      trust_ends_at: null,
    })
    .execute();
}

/** Notes that a user signed in on a known device again; its failures are forgotten. */
export async function noteDevice(
  db: Db,
  deviceId: string,
  userAgent: string | undefined,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable("user_devices")
    .set({ seen_at: now.toString(), user_agent: userAgent ?? null, failures: 0 })
    .where("id", "=", deviceId)
    .execute();
}

/** From now until an instant a password suffices on this device. */
export async function trustDevice(db: Db, deviceId: string, until: Temporal.Instant): Promise<void> {
  await db
    .updateTable("user_devices")
    .set({ trust_ends_at: until.toString() })
    .where("id", "=", deviceId)
    .execute();
}

/** On no device of a user a password suffices any more because of a factor that was given there once. */
export async function endTrust(db: Db, userId: string): Promise<void> {
  await db
    .updateTable("user_devices")
    .set({ trust_ends_at: null })
    .where("user_id", "=", userId)
    .where("trust_ends_at", "is not", null)
    .execute();
}

/** The user's devices on which a password suffices, the last used first. */
export async function listTrustedDevices(db: Db, userId: string, now: Temporal.Instant) {
  return db
    .selectFrom("user_devices")
    .select(["id", "user_agent", "first_seen_at", "seen_at", "trust_ends_at"])
    .where("user_id", "=", userId)
    .where("trust_ends_at", ">", now.toString())
    .orderBy("seen_at", "desc")
    .orderBy("id")
    .execute();
}

/** Makes a device of a user unknown; false when it is none of theirs. */
export async function forgetDevice(db: Db, userId: string, deviceId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom("user_devices")
    .where("id", "=", deviceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** Makes every device of a user unknown, `except` one: trust ends, and the next sign-in there is one from a new device. */
export async function forgetDevices(db: Db, userId: string, except?: string): Promise<void> {
  let gone = db.deleteFrom("user_devices").where("user_id", "=", userId);
  if (except) gone = gone.where("id", "<>", except);
  await gone.execute();
}
