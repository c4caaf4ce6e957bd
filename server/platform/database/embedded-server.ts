import { chownSync, lstatSync, mkdtempSync, rmdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { StartError } from "../start-error.ts";
import type { Place } from "./embedded-data.ts";
import { startFailure } from "./embedded-failure.ts";
import { type Address, holdServer, type Keeper } from "./embedded-keeper.ts";
import { claimLock, holderOf, readLock, type ServerLock, unreadableLocks } from "./embedded-lock.ts";
import { ended, isHandedFolder, openLog, runProgram } from "./embedded-process.ts";

/** A server that answers, and the session that holds it. */
export type Reached = { keeper: Keeper; address: Address; pid: number; adopted: boolean };

const READY_MS = 60_000;
/** How long a lock file without a process number may be that of a server which is just writing it. */
const TRUST_MS = 2_000;
const POLL_MS = 10;
const RETRY_MS = 200;
const SOCKET_NAME = ".s.PGSQL.5432";
const PORT = 5432;

/** macOS takes 103 bytes, Linux 107. */
const SOCKET_PATH_BYTES = 103;
const SHORT_FOLDER = "/tmp/chalet-socket-";

const STILL_HELD = /lock file .* already exists|lock file .* is empty|shared memory block .* is still in use/;

/** Adopts the server that runs on the folder, or starts one, within 60 seconds. */
export async function reachServer(place: Place): Promise<Reached> {
  const deadline = performance.now() + READY_MS;
  const trusted = performance.now() + TRUST_MS;
  while (performance.now() < deadline) {
    const unreadable = unreadableLocks(place.folder);
    if (unreadable.length > 0) {
      if (performance.now() > trusted) unreadable.forEach(claimLock);
      await pause(RETRY_MS);
      continue;
    }
    const lock = readLock(place.folder);
    const adopted = lock && (await connect(place, lock));
    if (adopted) return { ...adopted, adopted: true };
    if (!lock || holderOf(lock.pid, place.marker) !== "ours") {
      const started = await launch(place, lock, deadline);
      if (started) return { ...started, adopted: false };
    }
    await pause(RETRY_MS);
  }
  throw new StartError(
    `The embedded database in ${place.folder} did not answer within a minute.`,
    `It may still be recovering: wait and start again. What it says stands in ${place.logFile}.`,
  );
}

async function connect(place: Place, lock: ServerLock): Promise<Omit<Reached, "adopted"> | undefined> {
  if (!lock.port) return undefined;
  const host = isHandedFolder(lock.socketFolder) ? place.folder : lock.socketFolder;
  const address: Address =
    place.transport === "socket"
      ? { host, port: lock.port, user: "app" }
      : { host: "127.0.0.1", port: lock.port, user: "app", password: place.password };
  if (!address.host) return undefined;
  const keeper = await holdServer(address);
  return keeper && { keeper, address, pid: lock.pid };
}

/** `undefined` when the folder is still held: by a server that ends, or by one that another process just started. */
async function launch(place: Place, stale: ServerLock | undefined, deadline: number) {
  const listen = await listenOptions(place, stale);
  const log = openLog(place.logFile, place.account);
  try {
    const child = runProgram({
      file: place.binaries.postgres,
      folder: place.folder,
      account: place.account,
      parameters: (folder) => ["-D", folder, ...listen(folder), ...settings(place)],
      log,
      environment: ignoring(stale),
      detached: true,
    });
    child.unref();
    let result: number | string | undefined;
    void ended(child).then((value) => {
      result = value;
    });
    while (result === undefined && performance.now() < deadline) {
      await pause(POLL_MS);
      const lock = readLock(place.folder);
      const isReady = lock && lock.pid === child.pid && lock.status.startsWith("ready");
      const reached = isReady ? await connect(place, lock) : undefined;
      if (reached) return reached;
    }
    if (result === undefined || STILL_HELD.test(log.printed())) return undefined;
    throw startFailure(place.folder, `The server ended with ${result}.`, log.printed());
  } finally {
    log.close();
  }
}

/**
 * PostgreSQL respects a lock whose process number is alive, whatever that process is. We looked: it is not the server.
 * This variable, by which pg_ctl excludes its own shell, excludes the number; the check of the shared memory remains.
 */
function ignoring(stale: ServerLock | undefined): Record<string, string> {
  return stale ? { PG_GRANDPARENT_PID: String(stale.pid) } : {};
}

function settings(place: Place): string[] {
  const all = { log_checkpoints: "off", cluster_name: place.marker, ...place.settings };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function listenOptions(place: Place, stale: ServerLock | undefined) {
  if (place.transport === "tcp") {
    const port = await freePort(stale?.port ?? 0);
    const options = [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
      "-p",
      String(port),
    ];
    return () => options;
  }
  const short = isShort(place.folder) ? undefined : shortFolder(place, stale);
  return (folder: string) => [
    ...["-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", "-p", String(PORT)],
    ...["-c", `unix_socket_directories="${(short ?? folder).replaceAll('"', '""')}"`],
  ];
}

function isShort(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET_NAME)) <= SOCKET_PATH_BYTES;
}

/** The folder for the socket of the run before, if it is still ours, or a new one with a name that nobody can foresee. */
function shortFolder({ account }: Place, stale: ServerLock | undefined): string {
  const uid = account?.uid ?? process.getuid?.();
  const before = stale?.socketFolder.startsWith(SHORT_FOLDER) ? stale.socketFolder : undefined;
  const stats = before ? lstatSync(before, { throwIfNoEntry: false }) : undefined;
  if (before && stats?.isDirectory() && stats.uid === uid && (stats.mode & 0o077) === 0) return before;
  const made = mkdtempSync(SHORT_FOLDER);
  if (account) chownSync(made, account.uid, account.gid);
  return made;
}

/** Removes the folder that was made for the socket alone, if it was: an empty one, so never data. */
export function removeShortFolder(place: Place, { host }: Address): void {
  if (host === place.folder || !host.startsWith(SHORT_FOLDER)) return;
  try {
    rmdirSync(host);
  } catch {
    // Another start has put its socket there.
  }
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (wanted ? resolve(freePort(0)) : reject(error)));
    probe.listen(wanted, "127.0.0.1", () => {
      const bound = probe.address();
      probe.close(() => resolve(bound && typeof bound === "object" ? bound.port : wanted));
    });
  });
}
