import type { Db } from "../../../platform/database/database.ts";

interface EventRow {
  readonly provider: string;
  readonly eventToken: string;
  readonly kind: "charge" | "setup" | "refund" | "payment";
  readonly about: string;
}

/** Notes an event; false where it was taken in before. */
export async function noteEvent(db: Db, event: EventRow, receivedAt: string): Promise<boolean> {
  const { provider, eventToken, kind, about } = event;
  const noted = await db
    .insertInto("provider_events")
    .values({ provider, event_token: eventToken, kind, about, received_at: receivedAt })
    .onConflict((conflict) => conflict.columns(["provider", "event_token"]).doNothing())
    .returning("event_token")
    .executeTakeFirst();
  return noted !== undefined;
}

/** Forgets events that came before an instant; providers send none again after so long. */
export async function forgetEvents(db: Db, before: string): Promise<void> {
  await db.deleteFrom("provider_events").where("received_at", "<", before).execute();
}
