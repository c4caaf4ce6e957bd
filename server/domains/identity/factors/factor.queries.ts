import { type NotNull, sql } from "kysely";
import { type FactorKind, factorKinds } from "../../../../common/factor-kinds.ts";
import type { Db } from "../../../platform/database/database.ts";

/** Whether the user of a row has a second factor in force: a column of statements on `users`. */
export const factorInForce = sql<boolean>`exists (
  select from user_factors f where f.user_id = users.id and f.confirmed_at is not null)`.as("has_factor");

/** A user's confirmed authenticator apps. */
export async function listConfirmedTotp(db: Db, userId: string) {
  return db
    .selectFrom("user_factors")
    .select(["id", "secret", "created_at", "last_used_at"])
    .where("user_id", "=", userId)
    .where("kind", "=", "totp")
    .where("confirmed_at", "is not", null)
    .orderBy("created_at")
    .$narrowType<{ secret: NotNull }>()
    .execute();
}

/** The kinds of second factors that a user can give. */
export async function listFactorKinds(db: Db, userId: string): Promise<FactorKind[]> {
  const rows = await db
    .selectFrom("user_factors")
    .select("kind")
    .distinct()
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .execute();
  const kinds = new Set(rows.map(({ kind }) => kind));
  return factorKinds.filter((kind) => kind !== "backup_code" && kinds.has(kind));
}

/** True while a user has a factor that is in force. */
export async function hasFactor(db: Db, userId: string): Promise<boolean> {
  const factor = await db
    .selectFrom("user_factors")
    .select("id")
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return factor !== undefined;
}

/** A user's factors that are in force, the newest last. */
export async function listOwnFactors(db: Db, userId: string) {
  return db
    .selectFrom("user_factors")
    .select(["id", "kind", "name", "secret", "created_at", "last_used_at"])
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** Gives a user's factor another name; false when there is none. */
export async function renameFactor(db: Db, userId: string, factorId: string, name: string): Promise<boolean> {
  const renamed = await db
    .updateTable("user_factors")
    .set({ name })
    .where("id", "=", factorId)
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return renamed.numUpdatedRows === 1n;
}

/** Removes a user's factor; gives its kind, or undefined when there is none. */
export async function deleteFactor(
  db: Db,
  userId: string,
  factorId: string,
): Promise<FactorKind | undefined> {
  const deleted = await db
    .deleteFrom("user_factors")
    .where("id", "=", factorId)
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .returning("kind")
    .executeTakeFirst();
  return deleted?.kind;
}

/** Notes that a factor was used. */
export async function noteUse(db: Db, factorId: string, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable("user_factors")
    .set({ last_used_at: now.toString() })
    .where("id", "=", factorId)
    .execute();
}

/** A factor that was begun since an instant and waits for its first code. */
export async function findUnconfirmedFactor(
  db: Db,
  userId: string,
  factorId: string,
  since: Temporal.Instant,
) {
  return db
    .selectFrom("user_factors")
    .select(["id", "secret"])
    .where("id", "=", factorId)
    .where("user_id", "=", userId)
    .where("confirmed_at", "is", null)
    .where("created_at", ">", since.toString())
    .where("kind", "=", "totp")
    .$narrowType<{ secret: NotNull }>()
    .executeTakeFirst();
}

/** Stores a sealed secret that is not in force yet. */
export async function insertFactor(
  db: Db,
  factor: { id: string; userId: string; secret: Buffer },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto("user_factors")
    .values({
      id: factor.id,
      user_id: factor.userId,
      kind: "totp",
      secret: factor.secret,
      created_at: now.toString(),
      confirmed_at: null,
      last_step: null,
      last_used_at: null,
    })
    .execute();
}

/** Puts a factor in force. */
export async function confirmFactor(db: Db, factorId: string, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable("user_factors")
    .set({ confirmed_at: now.toString() })
    .where("id", "=", factorId)
    .execute();
}

/** Uses up a time step of a factor: false when it, or a later one, was used before, also at the same moment. */
export async function spendStep(
  db: Db,
  factorId: string,
  step: bigint,
  now: Temporal.Instant,
): Promise<boolean> {
  const spent = await db
    .updateTable("user_factors")
    .set({ last_step: step, last_used_at: now.toString() })
    .where("id", "=", factorId)
    .where((eb) => eb.or([eb("last_step", "is", null), eb("last_step", "<", step)]))
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
