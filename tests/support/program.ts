import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");

export interface Program {
  readonly url: string;
  readonly folder: string;
  /** Everything it printed. */
  readonly output: () => string;
  readonly process: ChildProcess;
  /** Runs a command of the terminal on the same data. */
  command(...words: string[]): Promise<string>;
  /** Ends it as Ctrl-C does and removes its data. */
  stop(): Promise<void>;
}

/** Starts the real program with an embedded database in a folder of its own, as `bin/start` does, and waits for its address. */
export async function startProgram(
  options: { args?: string[]; env?: Record<string, string>; folder?: string } = {},
): Promise<Program> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "chalet-journey-"));
  const env = { ...cleanEnvironment(), CHALET_DATA: folder, ...options.env };
  const child = spawn(process.execPath, ["server/main.ts", "start", "--port", "0", ...(options.args ?? [])], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  const url = await addressOf(child, () => output);
  return {
    url,
    folder,
    output: () => output,
    process: child,
    async command(...words) {
      const { stdout } = await promisify(execFile)(process.execPath, ["server/main.ts", ...words], {
        cwd: root,
        env,
      });
      return stdout.trim();
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGINT");
        await ended;
      }
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The tests' own environment without what would point the program at somebody's data. */
export function cleanEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|PG|CHALET_|PROVIDER_|NODE_TEST)/.test(name),
  );
  return Object.fromEntries(kept) as Record<string, string>;
}

function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /Chalet is running: (http\S+)/.exec(output())?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on("data", look);
    child.once("exit", (code) =>
      reject(new Error(`the program ended with ${code} before it ran:\n${output()}`)),
    );
  });
}
