import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  type StatsBase,
  statSync,
} from "node:fs";
import { type Account, isReachable } from "./embedded-account.ts";

/** The file that collects what initdb and the server print; `printed` gives what came since it was opened. */
export type ServerLog = { descriptor: number; printed(): string; close(): void };

type Program = {
  file: string;
  folder: string;
  account: Account | undefined;
  parameters: (folder: string) => string[];
  log: ServerLog;
  environment?: Record<string, string>;
  detached?: boolean;
};

/** The third open file of a child, a folder: a way into it that needs no right to the folders above (Linux). */
const HANDED_FOLDER = "/proc/self/fd/3";
const LOG_BYTES = 16 * 1024 * 1024;

/** Whether a path that the server wrote down means the data folder that was handed to it. */
export function isHandedFolder(path: string): boolean {
  return path.startsWith("/proc/self/fd/");
}

/**
 * Starts a program of PostgreSQL on a folder. Root's clone may lie where the server's account may not enter, `/root`
 * for one: the open folder is then handed to the program, and nobody's rights have to change.
 */
export function runProgram(program: Program): ChildProcess {
  const { file, folder, account, parameters, log } = program;
  const handle =
    account && !isReachable(folder, account)
      ? openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)
      : undefined;
  try {
    return spawn(file, parameters(handle === undefined ? folder : HANDED_FOLDER), {
      ...account,
      cwd: process.platform === "win32" ? folder : "/",
      env: { ...environment(), ...program.environment },
      detached: program.detached ?? false,
      windowsHide: true,
      stdio: ["ignore", log.descriptor, log.descriptor, ...(handle === undefined ? [] : [handle])],
    });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Waits for the end of a program: its exit code, or why there is none. */
export function ended(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "ended"));
  });
}

/** Opens the log for appending; one that has grown to 16 MB is put aside first, in place of the one before. */
export function openLog(file: string, account: Account | undefined): ServerLog {
  const before: StatsBase<number> | undefined = statSync(file, { throwIfNoEntry: false });
  if (before && before.size > LOG_BYTES) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, "a", 0o600);
  if (account && !before) fchownSync(descriptor, account.uid, account.gid);
  const start = fstatSync(descriptor).size;
  return {
    descriptor,
    printed: () => readFileSync(file).subarray(start).toString("utf8"),
    close: () => closeSync(descriptor),
  };
}

/** No setting of ours leaks in: neither secrets nor the `PG…` variables that PostgreSQL would obey. */
function environment(): Record<string, string> {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP"];
  const entries = kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { ...Object.fromEntries(entries), LC_ALL: "C", TZ: "UTC" };
}
