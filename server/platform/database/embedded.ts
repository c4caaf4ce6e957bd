import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { type Place, preparePlace, type Transport } from "./embedded-data.ts";
import { startFailure } from "./embedded-failure.ts";
import { ensureDatabase, leaveServer } from "./embedded-keeper.ts";
import { holderOf, readLock } from "./embedded-lock.ts";
import { type Reached, reachServer, removeShortFolder } from "./embedded-server.ts";

export type EmbeddedOptions = {
  dataFolder: string;
  log?: (line: string) => void;
  settings?: Record<string, string>;
  /** Called when the server ended and could not be started again. */
  onLost?: (error: Error) => void;
  /** A Unix socket everywhere but on Windows. */
  transport?: Transport;
};

export type EmbeddedPostgres = {
  connection: { host: string; port: number; user: string; database: string; password?: string };
  adopted: boolean;
  stop(): Promise<void>;
};

const DATABASE = "chalet";
const FAST_MS = 30_000;
const IMMEDIATE_MS = 10_000;
const POLL_MS = 20;

/**
 * Runs PostgreSQL on `<dataFolder>/postgres` and gives the way to the database `chalet`; throws a `StartError`.
 *
 * The server outlives a killed Chalet: the next one adopts it. Several Chalet processes on one folder share one server,
 * and the last to call `stop` ends it, whoever started it; other sessions do not keep it. A server that ends by itself
 * while it is used is started again.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const transport = options.transport ?? (process.platform === "win32" ? "tcp" : "socket");
  try {
    const place = await preparePlace({ settings: {}, ...options, transport }, log);
    const reached = await reachServer(place);
    await ensureDatabase(reached.keeper, DATABASE);
    const stop = keepRunning(place, reached, log, options.onLost);
    return { connection: { ...reached.address, database: DATABASE }, adopted: reached.adopted, stop };
  } catch (error) {
    throw startFailure(options.dataFolder, error);
  }
}

function keepRunning(
  place: Place,
  first: Reached,
  log: (line: string) => void,
  onLost?: (error: Error) => void,
) {
  let reached = first;
  let stopped: Promise<void> | undefined;
  let reopening: Promise<void> | undefined;

  const reopen = async () => {
    log("The database has ended and is started again");
    try {
      reached = await reachServer(place);
      watch();
    } catch (error) {
      onLost?.(startFailure(place.folder, error));
    }
  };
  const watch = () => {
    // The session alone does not keep the program running.
    reached.keeper.unref();
    reached.keeper.once("end", () => {
      if (!stopped) reopening = reopen();
    });
  };
  watch();
  return () => {
    stopped ??= Promise.resolve(reopening).then(() => leave(place, reached));
    return stopped;
  };
}

async function leave(place: Place, { keeper, pid, address }: Reached): Promise<void> {
  keeper.ref();
  try {
    const { isLast } = await leaveServer(keeper);
    if (isLast) {
      await end(place, pid);
      removeShortFolder(place, address);
    }
  } catch (error) {
    // A server that is gone already needs no stopping.
    if (holderOf(pid, place.marker) === "ours") throw error;
  } finally {
    await keeper.end().catch(() => undefined);
  }
}

/** Fast shutdown: sessions are ended, everything is written. One that takes too long is cut off, and recovers next time. */
async function end(place: Place, pid: number): Promise<void> {
  signal(place, pid, "INT");
  if (await isGone(place, pid, FAST_MS)) return;
  signal(place, pid, "QUIT");
  await isGone(place, pid, IMMEDIATE_MS);
}

function signal(place: Place, pid: number, name: "INT" | "QUIT"): void {
  if (process.platform === "win32") execFileSync(place.binaries.pg_ctl, ["kill", name, String(pid)]);
  else process.kill(pid, `SIG${name}`);
}

async function isGone(place: Place, pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const isOurs = readLock(place.folder)?.pid === pid && holderOf(pid, place.marker) !== "none";
    if (!isOurs) return true;
    await pause(POLL_MS);
  }
  return false;
}
