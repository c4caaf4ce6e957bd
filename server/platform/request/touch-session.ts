import type { Db } from "../database/database.ts";
import type { Services } from "../make-context.ts";
import type { Authenticated } from "./authenticate.ts";

const everySeconds = 60;

/** Notes that a session or API token was used, at most once a minute and beside the request, whose transaction may be READ ONLY. */
export function touchCredential(services: Services, who: Authenticated, address: string | undefined): void {
  const { sessionId, tokenId, kind } = who.actor;
  if (!(sessionId || tokenId) || kind === "visitor") return;
  const now = services.clock.now();
  if (who.seenAt && Temporal.Instant.compare(who.seenAt.add({ seconds: everySeconds }), now) > 0) return;
  const touch = (db: Db) =>
    tokenId
      ? touchToken(db, tokenId, now.toString(), address)
      : touchSession(db, sessionId ?? "", now.toString());
  services.database
    .transaction("write", { kind: "platform" }, touch)
    .catch((error) => services.log.warn({ err: error }, "the use of a session or token could not be noted"));
}

async function touchSession(db: Db, sessionId: string, now: string): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ seen_at: now })
    .where("id", "=", sessionId)
    .where("seen_at", "<", now)
    .execute();
}

async function touchToken(db: Db, tokenId: string, now: string, address: string | undefined): Promise<void> {
  await db
    .updateTable("user_tokens")
    .set({ last_used_at: now, last_used_address: address ?? null })
    .where("id", "=", tokenId)
    .where((eb) => eb.or([eb("last_used_at", "is", null), eb("last_used_at", "<", now)]))
    .execute();
}
