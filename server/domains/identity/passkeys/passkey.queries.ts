import type { Db } from "../../../platform/database/database.ts";

export interface NewPasskey {
  readonly factorId: string;
  readonly userId: string;
  readonly name: string;
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly signCount: bigint;
  readonly transports: string[];
  readonly aaguid: string;
  readonly isBackedUp: boolean;
  readonly isDiscoverable: boolean;
  readonly verifiesUser: boolean;
}

/** Stores a key that is not in force yet; false when somebody has registered it meanwhile. */
export async function insertPasskey(db: Db, key: NewPasskey, now: Temporal.Instant): Promise<boolean> {
  await db
    .insertInto("user_factors")
    .values({
      id: key.factorId,
      user_id: key.userId,
      kind: "passkey",
      name: key.name,
      secret: null,
      last_step: null,
      created_at: now.toString(),
      confirmed_at: null,
      last_used_at: null,
    })
    .execute();
  const inserted = await db
    .insertInto("passkeys")
    .values({
      factor_id: key.factorId,
      credential_id: key.credentialId,
      public_key: key.publicKey,
      sign_count: key.signCount,
      transports: key.transports,
      aaguid: key.aaguid,
      is_backed_up: key.isBackedUp,
      is_discoverable: key.isDiscoverable,
      verifies_user: key.verifiesUser,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** A user's keys, as a browser is asked for them. */
export async function listPasskeys(db: Db, userId: string) {
  return db
    .selectFrom("passkeys")
    .innerJoin("user_factors", "user_factors.id", "passkeys.factor_id")
    .select(["passkeys.credential_id as id", "passkeys.transports"])
    .where("user_factors.user_id", "=", userId)
    .orderBy("user_factors.created_at")
    .execute();
}

/** A key by the id that its authenticator chose, with its owner; it stays as it is until the transaction ends. */
export async function lockPasskey(db: Db, credentialId: string) {
  return db
    .selectFrom("passkeys")
    .innerJoin("user_factors", "user_factors.id", "passkeys.factor_id")
    .select([
      "passkeys.factor_id",
      "passkeys.credential_id",
      "passkeys.public_key",
      "passkeys.sign_count",
      "user_factors.user_id",
    ])
    .where("passkeys.credential_id", "=", credentialId)
    .forUpdate("passkeys")
    .executeTakeFirst();
}

export type Passkey = NonNullable<Awaited<ReturnType<typeof lockPasskey>>>;

/** Notes that a key was used, and what its authenticator now says of it. */
export async function notePasskeyUse(
  db: Db,
  use: { factorId: string; signCount: bigint; isBackedUp: boolean; verifiedUser: boolean },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable("passkeys")
    .set({
      sign_count: use.signCount,
      is_backed_up: use.isBackedUp,
      ...(use.verifiedUser ? { verifies_user: true } : {}),
    })
    .where("factor_id", "=", use.factorId)
    .execute();
  await db
    .updateTable("user_factors")
    .set({ last_used_at: now.toString() })
    .where("id", "=", use.factorId)
    .execute();
}
