import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import type { TestInstallation } from "../../support/installation.ts";
import { queryAsOwner } from "../../support/owner.ts";
import { until } from "../../support/until.ts";
import type { Chance } from "../support/chance.ts";
import type { Programs } from "./programs.ts";

/** What is killed: one of the programs, the database server, all at once. */
const victims = ["program 0", "program 1", "database", "everything"] as const;

/** A blow comes so long after an import was seen under way. */
const longestWaitMs = 600;

interface Blows {
  readonly blows: number;
  readonly hasAllFiles: () => boolean;
  /** The test's: nothing goes on after its end. */
  readonly signal: AbortSignal;
}

/** Kills at most so many times, at random moments while files are imported, and starts again what was killed. */
export async function strike(
  programs: Programs,
  installation: TestInstallation,
  chance: Chance,
  { blows, hasAllFiles, signal }: Blows,
): Promise<void> {
  // Each once, in any order, and then any of them.
  const first = chance.draw(fc.shuffledSubarray([...victims], { minLength: victims.length }));
  for (let blow = 0; blow < blows; blow += 1) {
    const victim = first[blow] ?? chance.draw(fc.constantFrom(...victims));
    const wait = chance.number(0, longestWaitMs);
    const states = await nextStates(installation, hasAllFiles, signal);
    if (isDone(states)) return;
    await pause(wait, undefined, { signal });
    process.stdout.write(
      `${victim} is killed, files by state: ${JSON.stringify(await statesOf(installation))}\n`,
    );
    if (victim === "database" || victim === "everything") programs.killDatabase();
    if (victim === "everything") await programs.killAll();
    if (victim.startsWith("program")) await programs.killProgram(Number(victim.at(-1)));
    await letTimePass(installation);
    await programs.startMissing();
  }
}

/** Waits until each file is done and each job but those that make documents, and starts again what ended by itself. */
export async function settle(
  programs: Programs,
  installation: TestInstallation,
  signal: AbortSignal,
): Promise<void> {
  await until(async () => {
    await pause(200, undefined, { signal });
    await letTimePass(installation);
    await programs.startMissing();
    const states = await statesOf(installation);
    return isDone(states) && (await jobsLeft(installation)) === 0;
  });
}

/** Waits until a file is imported, or none will be any more. */
async function nextStates(
  installation: TestInstallation,
  hasAllFiles: () => boolean,
  signal: AbortSignal,
): Promise<Record<string, number>> {
  for (;;) {
    const hadAllFiles = hasAllFiles();
    const states = await statesOf(installation);
    if ("reading" in states || "booking" in states || (hadAllFiles && isDone(states))) return states;
    await pause(10, undefined, { signal });
  }
}

const isDone = (states: Record<string, number>) => Object.keys(states).join() === "done";

/** How many files are in each state; nothing while the database is away. */
async function statesOf(installation: TestInstallation): Promise<Record<string, number>> {
  const rows = await ask<{ state: string; files: number }>(
    installation,
    "select state, count(*)::int as files from bank_files group by state order by state",
  );
  return Object.fromEntries(rows.map(({ state, files }) => [state, files]));
}

async function jobsLeft(installation: TestInstallation): Promise<number | undefined> {
  const [row] = await ask<{ jobs: number }>(
    installation,
    `select count(*)::int as jobs from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier <> 'document.store'`,
  );
  return row?.jobs;
}

/** Pauses after failures are over, and what a killed worker held may be taken from it: a minute of the job queue's time. */
async function letTimePass(installation: TestInstallation): Promise<void> {
  await ask(
    installation,
    "update graphile_worker._private_jobs set run_at = least(run_at, now()), locked_at = locked_at - interval '1 minute'",
  );
}

async function ask<T extends object>(installation: TestInstallation, text: string): Promise<T[]> {
  return queryAsOwner<T>(installation, text).catch(() => []);
}
