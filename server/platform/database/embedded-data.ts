import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { StartError } from "../start-error.ts";
import { type Account, accountFor, giveTo } from "./embedded-account.ts";
import { type ServerBinaries, serverBinaries } from "./embedded-binaries.ts";
import { startFailure } from "./embedded-failure.ts";
import { holderOf } from "./embedded-lock.ts";
import { ended, openLog, runProgram } from "./embedded-process.ts";

export type Transport = "socket" | "tcp";

/** Everything about one data folder that does not change while it is used. */
export type Place = {
  folder: string;
  account: Account | undefined;
  binaries: ServerBinaries;
  transport: Transport;
  password: string | undefined;
  logFile: string;
  marker: string;
  settings: Record<string, string>;
};

type Wishes = { dataFolder: string; transport: Transport; settings: Record<string, string> };

/** Finds the database of a data folder, or makes it, and says how its server is to be run. */
export async function preparePlace(wishes: Wishes, log: (line: string) => void): Promise<Place> {
  mkdirSync(wishes.dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const dataFolder = realpathSync(wishes.dataFolder);
  const folder = join(dataFolder, "postgres");
  const account = accountFor(folder);
  const binaries = serverBinaries(dataFolder, account);
  const place = {
    ...wishes,
    folder,
    account,
    binaries,
    password: wishes.transport === "tcp" ? passwordOf(dataFolder, account) : undefined,
    logFile: join(dataFolder, "postgres.log"),
    marker: "",
  };
  if (existsSync(join(folder, "PG_VERSION"))) checkVersion(place);
  else await makeDatabase(place, log);
  if (account && statSync(folder).uid !== account.uid) giveTo(folder, account);
  const { dev, ino } = statSync(folder);
  return { ...place, marker: `chalet-${dev.toString(36)}-${ino.toString(36)}` };
}

function checkVersion({ folder, binaries }: Place): void {
  const made = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  const ours = binaries.version.split(".")[0];
  if (made === ours) return;
  throw new StartError(
    `The database in ${folder} was made by PostgreSQL ${made}, and this Chalet runs PostgreSQL ${ours}.`,
    "Start the release of Chalet that made it and save its data (docs/operations.md), or choose another folder with --data.",
  );
}

/** The database is made under another name and renamed when whole, so that one half made is never taken for one. */
async function makeDatabase(place: Place, log: (line: string) => void): Promise<void> {
  if (existsSync(place.folder) && readdirSync(place.folder).length > 0) {
    throw new StartError(
      `The folder ${place.folder} holds something that is not a database.`,
      "Move it away, or choose another folder with --data.",
    );
  }
  removeDrafts(place.folder);
  log("Making the database");
  const draft = mkdtempSync(`${place.folder}.new-${process.pid}-`);
  try {
    if (place.account) chownSync(draft, place.account.uid, place.account.gid);
    await initialize(place, draft);
    moveInto(draft, place.folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function removeDrafts(folder: string): void {
  const start = `${basename(folder)}.new-`;
  for (const name of readdirSync(dirname(folder)).filter((entry) => entry.startsWith(start))) {
    const maker = Number(name.slice(start.length).split("-")[0]);
    if (holderOf(maker, "") === "none") rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

async function initialize(place: Place, draft: string): Promise<void> {
  const log = openLog(place.logFile, place.account);
  try {
    const child = runProgram({
      file: place.binaries.initdb,
      folder: draft,
      account: place.account,
      parameters: (folder) => ["-D", folder, "-U", "app", "-E", "UTF8", ...access(place), ...locale()],
      log,
    });
    const result = await ended(child);
    if (result !== 0) throw startFailure(place.folder, `initdb ended with ${result}`, log.printed());
  } finally {
    log.close();
  }
}

/** A socket in a folder that only its owner enters needs no password; a port that every local user reaches does. */
function access({ transport, folder }: Place): string[] {
  if (transport === "socket") return ["-A", "trust"];
  return ["-A", "scram-sha-256", `--pwfile=${passwordFile(dirname(folder))}`];
}

/** The C library's C.UTF-8 is everywhere on Linux only; elsewhere PostgreSQL's own of the same order takes its place. */
function locale(): string[] {
  if (process.platform === "linux") return ["--locale=C.UTF-8"];
  return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
}

function moveInto(draft: string, folder: string): void {
  try {
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(draft, folder);
  } catch (error) {
    // Another Chalet was faster on the same folder: its database is used.
    if (!existsSync(join(folder, "PG_VERSION"))) throw error;
  }
  if (process.platform === "win32") return;
  const parent = openSync(dirname(folder), "r");
  fsyncSync(parent);
  closeSync(parent);
}

function passwordOf(dataFolder: string, account: Account | undefined): string {
  const file = passwordFile(dataFolder);
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (account) chownSync(file, account.uid, account.gid);
  }
  return readFileSync(file, "utf8").trim();
}

function passwordFile(dataFolder: string): string {
  return join(dataFolder, "postgres.password");
}
