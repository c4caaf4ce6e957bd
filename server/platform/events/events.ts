import { sql } from "kysely";
import pg from "pg";
import type { Database, Db } from "../database/database.ts";
import type { Logger } from "../log.ts";

export const topics = [
  "orders",
  "invoices",
  "products",
  "prepaid",
  "payouts",
  "bank_files",
  "bank_payments",
  "organization",
  "support",
  "members",
  "session",
] as const;
export type Topic = (typeof topics)[number];

/** Something changed; screens that show it read it again. Carries no data, so nothing can leak by it. */
export interface LiveEvent {
  readonly topic: Topic;
  readonly id?: string;
  /** Whose screens: an organization's, or staff's where it is left out. */
  readonly organizationId?: string;
}

const channel = "chalet_events";

/** Sends events when the transaction commits (NOTIFY). */
export async function publishEvents(db: Db, events: readonly LiveEvent[]): Promise<void> {
  if (events.length === 0) return;
  const payloads = [...new Set(events.map((event) => JSON.stringify(event)))];
  await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`.execute(db);
}

export interface EventListener {
  onEvent(event: LiveEvent): void;
  /** Events may have been missed: the connection to the database was lost, and is back. */
  onGap(): void;
}

export interface EventHub {
  /** Answers how to stop listening. */
  subscribe(listener: EventListener): () => void;
  close(): Promise<void>;
}

/** One listening connection a process, opened again when it breaks; listeners are told that there was a gap then. */
export async function openEventHub(database: Database, log: Logger): Promise<EventHub> {
  const listeners = new Set<EventListener>();
  let closed = false;
  let client: pg.Client | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      ...database.connection,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    next.on("error", () => {});
    next.on("end", () => {
      if (!closed && client === next) retry();
    });
    next.on("notification", (message) => {
      const event = JSON.parse(message.payload ?? "{}") as LiveEvent;
      for (const listener of listeners) listener.onEvent(event);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    client = next;
    if (closed) await next.end();
  };
  const retry = (): void => {
    setTimeout(() => {
      if (closed) return;
      connect().then(
        () => {
          for (const listener of listeners) listener.onGap();
        },
        (error) => {
          log.warn({ err: error }, "events: the database cannot be reached, trying again");
          retry();
        },
      );
    }, 1_000).unref();
  };

  await connect();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      listeners.clear();
      await client?.end();
    },
  };
}
