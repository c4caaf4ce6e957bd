import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { readLock } from "../../../server/platform/database/embedded-lock.ts";

/** Some processes of Chalet on one data folder, and the database server that they share. */
export interface Programs {
  /** Where they answer at the moment; those that were killed do not. */
  urls(): string[];
  /** Ends one of them, by its place, as a power cut would. */
  killProgram(place: number): Promise<void>;
  /** Ends the database server as a power cut would. */
  killDatabase(): void;
  /** Starts those that do not run, and waits until all answer. */
  startMissing(): Promise<void>;
  killAll(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  url: string | undefined;
}

const isRunning = ({ child }: Running) => child.exitCode === null && child.signalCode === null;

/** Prepares so many processes at a time that stands still; `startMissing` starts them. */
export function preparePrograms(dataFolder: string, now: string, count: number): Programs {
  const running: (Running | undefined)[] = Array.from({ length: count }, () => undefined);
  const kill = async (place: number) => {
    const one = running[place];
    running[place] = undefined;
    if (!one || !isRunning(one)) return;
    const ended = new Promise((resolve) => one.child.once("exit", resolve));
    one.child.kill("SIGKILL");
    await ended;
  };
  return {
    urls: () => running.flatMap((one) => one?.url ?? []),
    killProgram: kill,
    killDatabase() {
      const lock = readLock(join(dataFolder, "postgres"));
      if (lock) process.kill(lock.pid, "SIGKILL");
    },
    async startMissing() {
      const starting = running.map(async (one, place) => {
        if (one && isRunning(one)) return;
        const started: Running = { child: startOne(dataFolder, now), url: undefined };
        running[place] = started;
        started.url = await addressOf(started.child);
      });
      await Promise.all(starting);
    },
    async killAll() {
      await Promise.all(running.map((_, place) => kill(place)));
    },
  };
}

function startOne(dataFolder: string, now: string): ChildProcess {
  const script = join(import.meta.dirname, "program.ts");
  return spawn(process.execPath, [script, dataFolder, now], { stdio: ["ignore", "pipe", "inherit"] });
}

function addressOf(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      const port = /port (\d+)\n/.exec(output)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    child.once("exit", (code) => reject(new Error(`a program ended with ${code} before it ran`)));
  });
}
