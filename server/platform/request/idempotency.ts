import { createHash } from "node:crypto";
import type { Db } from "../database/database.ts";
import { AppError, Refused } from "../errors.ts";
import type { Services } from "../make-context.ts";

export interface StoredAnswer {
  readonly status: number;
  readonly answer: unknown;
}

/**
 * Runs `work` once for each key of an actor: a repeated key gives the stored answer, the same key for another request is refused.
 * A second request at the same time waits for the first to commit.
 */
export async function oncePerKey(
  services: Services,
  db: Db,
  call: { actorKey: string; key: string; request: string; status: number },
  work: () => Promise<unknown>,
): Promise<StoredAnswer> {
  const fingerprint = createHash("sha256").update(call.request).digest();
  const inserted = await db
    .insertInto("idempotency_keys")
    .values({
      actor_key: call.actorKey,
      key: call.key,
      fingerprint,
      created_at: services.clock.now().toString(),
      answer: null,
      status: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return readStored(db, call.actorKey, call.key, fingerprint);
  const answer = await work();
  // A refusal that is remembered for other reasons is not the answer of the key: the next try may succeed.
  if (answer instanceof Refused) {
    await db
      .deleteFrom("idempotency_keys")
      .where("actor_key", "=", call.actorKey)
      .where("key", "=", call.key)
      .execute();
    return { status: call.status, answer };
  }
  await db
    .updateTable("idempotency_keys")
    // As text within the JSON, because jsonb does not keep the order of keys, and the answer is to be the same to the byte.
    .set({ status: call.status, answer: JSON.stringify(JSON.stringify(answer ?? null)) })
    .where("actor_key", "=", call.actorKey)
    .where("key", "=", call.key)
    .execute();
  return { status: call.status, answer };
}

async function readStored(db: Db, actorKey: string, key: string, fingerprint: Buffer): Promise<StoredAnswer> {
  const stored = await db
    .selectFrom("idempotency_keys")
    .select(["fingerprint", "status", "answer"])
    .where("actor_key", "=", actorKey)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!stored?.status) throw new AppError("platform.conflict");
  if (!stored.fingerprint.equals(fingerprint)) throw new AppError("platform.idempotency_key_reused");
  return { status: stored.status, answer: JSON.parse(String(stored.answer)) };
}
