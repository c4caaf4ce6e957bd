import type { Services } from "../make-context.ts";
import type { Authenticated } from "./authenticate.ts";

const everySeconds = 60;

/** Notes that a session was used, at most once a minute and beside the request, whose transaction may be READ ONLY. */
export function touchSession(services: Services, who: Authenticated): void {
  const { sessionId, kind } = who.actor;
  if (!sessionId || !who.seenAt || kind === "visitor") return;
  const now = services.clock.now();
  if (Temporal.Instant.compare(who.seenAt.add({ seconds: everySeconds }), now) > 0) return;
  services.database
    .transaction("write", { kind: "platform" }, (db) =>
      db
        .updateTable("sessions")
        .set({ seen_at: now.toString() })
        .where("id", "=", sessionId)
        .where("seen_at", "<", now.toString())
        .execute(),
    )
    .catch((error) => services.log.warn({ err: error }, "a session could not be touched"));
}
