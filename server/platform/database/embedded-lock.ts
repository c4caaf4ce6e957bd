import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a running PostgreSQL writes into `postmaster.pid`, the lock file of its data folder. */
export type ServerLock = { pid: number; port: number; socketFolder: string; status: string };

/** `ours` runs on this data folder; `other` is a process that got the number of one that has ended. */
export type Holder = "ours" | "other" | "none";

/** Reads the lock file; `undefined` where there is none, or only its first lines so far. */
export function readLock(folder: string): ServerLock | undefined {
  const path = join(folder, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const lines = readLines(path);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    port: Number(lines[3] ?? 0),
    socketFolder: (lines[4] ?? "").trim(),
    status: (lines[7] ?? "").trim(),
  };
}

/** The lock files without a process number: a server that starts has them for a moment, a power cut leaves them so. */
export function unreadableLocks(folder: string): string[] {
  const files = ["postmaster.pid", ".s.PGSQL.5432.lock"].map((name) => join(folder, name));
  return files.filter((file) => existsSync(file) && !(Number.parseInt(readLines(file)[0] ?? "", 10) > 0));
}

/** Writes our own number into such a lock, which lets the server that we start next judge and replace it. */
export function claimLock(file: string): void {
  writeFileSync(file, `${process.pid}\n`, { flag: "r+" });
  truncateSync(file, Buffer.byteLength(`${process.pid}\n`));
}

/**
 * Who has the process number of a lock file. A killed server that nobody has reaped yet is `none`; so is one whose
 * machine went down, unless the number was given to another process since. `marker` stands in our servers' command line.
 */
export function holderOf(pid: number, marker: string): Holder {
  if (!isAlive(pid)) return "none";
  return commandLine(pid).includes(marker) ? "ours" : "other";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return process.platform !== "linux";
  const state = /\) (\w)/.exec(readLines(stat)[0] ?? "")?.[1];
  return state !== undefined && state !== "Z" && state !== "X";
}

function commandLine(pid: number): string {
  const path = `/proc/${pid}/cmdline`;
  if (existsSync(path)) return readLines(path).join("\n");
  const [program, ...parameters] =
    process.platform === "win32"
      ? [
          "powershell",
          "-NoProfile",
          "-Command",
          `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`,
        ]
      : ["ps", "-ww", "-o", "args=", "-p", String(pid)];
  try {
    return execFileSync(program ?? "", parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code === "ENOENT" ||
      (error as NodeJS.ErrnoException).code === "ESRCH"
    )
      return [];
    throw error;
  }
}
