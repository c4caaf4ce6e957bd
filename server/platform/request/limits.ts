import { sql } from "kysely";
import type { LimitName } from "../../../common/contract.ts";
import type { Services } from "../make-context.ts";
import { networkOf } from "./caller-address.ts";

export interface Limit {
  readonly permits: number;
  readonly windowMs: number;
}

const minute = 60_000;

/** Limits of single endpoints, for each network address. `bin/start` documents them in docs/operations.md. */
export const endpointLimits: Record<LimitName, Limit> = {
  sign_in: { permits: 30, windowMs: 5 * minute },
  passkey: { permits: 120, windowMs: 5 * minute },
  sign_up: { permits: 10, windowMs: 60 * minute },
  mail_link: { permits: 20, windowMs: 60 * minute },
  // A whole office may be invited, and answers from one network.
  invitation: { permits: 60, windowMs: 10 * minute },
  provider_event: { permits: 3_000, windowMs: minute },
  // Mail programs post for many people from one network.
  unsubscription: { permits: 600, windowMs: minute },
  upload: { permits: 60, windowMs: 10 * minute },
};

/** How a limit stands: permits left in the window, and seconds until it ends. */
export interface LimitState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
  readonly refused: boolean;
}

/** Takes one permit of a limit that counts exactly, over all servers. */
export async function takePermit(services: Services, key: string, limit: Limit): Promise<LimitState> {
  const now = services.clock.now();
  const row = await takePermits(services, key, 1, limit, now);
  return stateOf(limit, row.taken, row.endsAt, now);
}

async function takePermits(
  services: Services,
  key: string,
  permits: number,
  limit: Limit,
  now: Temporal.Instant,
) {
  const { rows } = await services.database.transaction("write", { kind: "user" }, (db) =>
    sql<{
      taken: number;
      window_ends_at: string;
    }>`select * from app.take_permits(${key}, ${permits}, ${limit.windowMs}, ${now.toString()})`.execute(db),
  );
  const row = rows[0];
  return {
    taken: row?.taken ?? permits,
    endsAt: Temporal.Instant.from(row?.window_ends_at ?? now.toString()),
  };
}

/** How a limit stands after permits were taken. */
export function stateOf(
  limit: Limit,
  taken: number,
  endsAt: Temporal.Instant,
  now: Temporal.Instant,
): LimitState {
  const resetSeconds = Math.max(
    1,
    Math.ceil(Number(endsAt.epochMilliseconds - now.epochMilliseconds) / 1000),
  );
  return {
    limit: limit.permits,
    remaining: Math.max(0, limit.permits - taken),
    resetSeconds,
    refused: taken > limit.permits,
  };
}

interface Lease {
  /** Permits taken from the database and not used yet. */
  left: number;
  taken: number;
  endsAt: Temporal.Instant;
  waiting: Promise<void> | undefined;
}

const share = 20;
const mostLeases = 10_000;
const mostKnown = 50_000;

/** The general limit of the API (API-4), for each session and API token, and for each network of those who have none. */
export interface ApiLimit {
  take(callerKey: string | undefined, address: string | undefined): Promise<LimitState>;
  /** Notes that a key is that of a session or API token. Until then it counts as its network: else made-up tokens would each get a limit. */
  know(callerKey: string): void;
}

/**
 * The database hands out permits in shares of a twentieth, so that it is asked once in many requests; all servers together never
 * let through more than the limit.
 */
export function createApiLimit(services: Services): ApiLimit {
  const limit: Limit = { permits: services.config.apiLimit, windowMs: minute };
  const size = Math.max(1, Math.floor(limit.permits / share));
  const leases = new Map<string, Lease>();
  const known = new Set<string>();

  const renew = async (key: string, lease: Lease, now: Temporal.Instant) => {
    const row = await takePermits(services, `api:${key}`, size, limit, now);
    lease.left = Math.max(0, size - Math.max(0, row.taken - limit.permits));
    lease.taken = row.taken;
    lease.endsAt = row.endsAt;
  };

  const leaseOf = (key: string): Lease => {
    const now = services.clock.now();
    const lease = leases.get(key) ?? { left: 0, taken: 0, endsAt: now, waiting: undefined };
    if (!leases.has(key) && leases.size >= mostLeases) forgetEnded(leases, now);
    leases.set(key, lease);
    return lease;
  };

  return {
    know(callerKey) {
      if (known.size >= mostKnown) known.clear();
      known.add(callerKey);
    },
    async take(callerKey, address) {
      const isKnown = callerKey !== undefined && known.has(callerKey);
      const key = isKnown ? callerKey : `address:${networkOf(address)}`;
      const lease = leaseOf(key);
      // A share may be used up by others that waited for it too.
      for (;;) {
        const now = services.clock.now();
        const isOver = Temporal.Instant.compare(lease.endsAt, now) <= 0;
        if (!isOver && lease.left > 0) {
          lease.left -= 1;
          return stateOf(limit, Math.min(limit.permits, lease.taken - lease.left), lease.endsAt, now);
        }
        if (!isOver && lease.taken > limit.permits) return stateOf(limit, lease.taken, lease.endsAt, now);
        lease.waiting ??= renew(key, lease, now).finally(() => {
          lease.waiting = undefined;
        });
        await lease.waiting;
      }
    },
  };
}

function forgetEnded(leases: Map<string, Lease>, now: Temporal.Instant): void {
  for (const [key, lease] of leases) {
    if (!lease.waiting && Temporal.Instant.compare(lease.endsAt, now) <= 0) leases.delete(key);
  }
}
