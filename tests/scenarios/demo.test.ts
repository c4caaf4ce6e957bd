import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { story } from "../../db/demo/story.ts";
import { checkLedger } from "../../server/domains/billing/ledger/ledger.contract.ts";
import { readLock } from "../../server/platform/database/embedded-lock.ts";
import { isHandedFolder } from "../../server/platform/database/embedded-process.ts";
import { cleanEnvironment, type Program, startProgram } from "../support/program.ts";
import { until } from "../support/until.ts";
import { openChance } from "./support/chance.ts";

const root = join(import.meta.dirname, "../..");
const chance = openChance();
const limit = { timeout: 240_000 };

/** The server is starting or ending, or has no database or no such table yet. */
function isNotYetThere(error: unknown): boolean {
  const { code, message } = error as Error & { code?: string };
  const codes = [
    "ENOENT",
    "ECONNREFUSED",
    "ECONNRESET",
    "EPIPE",
    "57P01",
    "57P03",
    "3D000",
    "42P01",
    "42703",
  ];
  return code ? codes.includes(code) : /^Connection terminated/.test(message);
}

/** What the database in a folder answers; nothing while there is none. */
async function ask<T extends object>(folder: string, text: string): Promise<T[]> {
  const lock = readLock(join(folder, "postgres"));
  if (!lock?.port) return [];
  const { socketFolder, port } = lock;
  const host = isHandedFolder(socketFolder) ? join(folder, "postgres") : socketFolder;
  const client = new pg.Client({ host, port, user: "app", database: "chalet" });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query<T>(text)).rows;
  } catch (error) {
    if (isNotYetThere(error)) return [];
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** How many steps of its story the demo has told; -1 before it has begun. */
async function stepsTold(folder: string): Promise<number> {
  const [row] = await ask<{ done: number | null }>(
    folder,
    "select (story->>'done')::int as done from installation",
  );
  return row?.done ?? -1;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Starts the program on a folder; `ended` gives its exit code, and what it printed until then. */
function start(folder: string, today: string) {
  const child = spawn(process.execPath, ["server/main.ts", "start", "--port", "0", "--today", today], {
    cwd: root,
    env: { ...cleanEnvironment(), CHALET_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  test.after(() => child.kill("SIGKILL"));
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  const ended = new Promise<{ code: number | null; printed: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, printed })),
  );
  return { child, ended };
}

/** Starts the program and kills it when it is so far, and its database server with it if that is asked for. */
async function startAndKill(
  folder: string,
  today: string,
  {
    isFar,
    withDatabase,
    signal,
  }: { isFar: () => Promise<boolean>; withDatabase: boolean; signal: AbortSignal },
): Promise<void> {
  const { child, ended } = start(folder, today);
  await until(async () => hasEnded(child) || (await isFar()), signal);
  assert.ok(!hasEnded(child), "it is killed, and does not end by itself");
  child.kill("SIGKILL");
  const lock = readLock(join(folder, "postgres"));
  if (withDatabase && lock) process.kill(lock.pid, "SIGKILL");
  await ended;
}

/** What the demo holds, in numbers that are the same whenever it is loaded. */
async function contentsOf({ folder }: Program): Promise<string[]> {
  const rows = await ask<{ line: string }>(
    folder,
    `select concat_ws(' ', 'orders', state, cancel_cause, currency, count(*), sum(total_minor)) as line from orders group by state, cancel_cause, currency
     union all select concat_ws(' ', 'invoices', origin, currency, count(*), sum(total_minor)) from invoices group by origin, currency
     union all select concat_ws(' ', 'due', kind, state, currency, count(*), sum(amount_minor)) from due_items group by kind, state, currency
     union all select concat_ws(' ', 'payments', source, outcome, currency, count(*), sum(amount_minor)) from payments group by source, outcome, currency
     union all select concat_ws(' ', 'ledger', account, currency, sum(balance_minor)) from ledger_balances group by account, currency
     union all select concat_ws(' ', 'bank', r.state, count(*)) from bank_payments p left join bank_payment_results r on r.bank_payment_id = p.id group by r.state
     union all select concat_ws(' ', 'files', state, count(*)) from bank_files group by state
     union all select concat_ws(' ', 'products', state, count(*)) from products group by state
     union all select concat_ws(' ', 'changes', cause, count(*)) from product_changes group by cause
     union all select concat_ws(' ', 'mails', template, count(*)) from mails group by template
     union all select concat_ws(' ', 'members', count(*)) from members`,
  );
  return rows.map(({ line }) => line).sort();
}

/** Ledger and audit log hold, as the terminal tells. */
async function assertVerified(program: Program): Promise<void> {
  const ledger = (await program.command("ledger", "verify")).split("\n");
  const names = checkLedger.answer.shape.rules.element.shape.rule.options;
  assert.deepEqual(
    ledger.map((line) => /^holds: (\w+), \d+ checked, 0 broken$/.exec(line)?.[1]),
    [...names],
    ledger.join("\n"),
  );
  // Nobody in the demo asks for a payout, pays an order in part, or by card.
  const checked = ledger.filter((line) => !line.includes(", 0 checked"));
  assert.ok(checked.length >= 5, ledger.join("\n"));
  assert.match(await program.command("audit", "verify"), /^[1-9]\d* rows in [1-9]\d* chains, 0 broken$/);
}

/** Starts the demo on a day in a folder, looks at it, and stops it. */
async function demoOn(today: string, folder: string): Promise<string[]> {
  const program = await startProgram({ args: ["--today", today], folder });
  try {
    await assertVerified(program);
    return await contentsOf(program);
  } finally {
    await program.stop();
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "chalet-demo-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let undisturbed: Promise<string[]> | undefined;

/** What the demo holds when nothing disturbs its loading. */
function whole(): Promise<string[]> {
  undisturbed ??= demoOn("2026-12-31", newFolder());
  return undisturbed;
}

test("the demo starts on the last day of a year and on a leap day, and is the same", limit, async () => {
  const contents = await whole();
  assert.ok(contents.length > 30, `${contents.length} lines`);
  assert.deepEqual(await demoOn("2028-02-29", newFolder()), contents);
});

test(
  "Ctrl-C while the demo is loaded stops it before it is loaded; the next start goes on",
  limit,
  async ({ signal }) => {
    const today = "2026-12-31";
    const folder = newFolder();
    const { child, ended } = start(folder, today);
    await until(async () => hasEnded(child) || (await stepsTold(folder)) >= 1, signal);
    child.kill("SIGINT");
    assert.deepEqual(await ended, { code: 0, printed: "" });
    assert.deepEqual(await demoOn(today, folder), await whole());
  },
);

test(
  "the demo that is killed while it is made and loaded goes on, and is whole",
  limit,
  async ({ signal }) => {
    const today = "2026-12-31";
    const folder = newFolder();
    const wait = chance.number(50, 900);
    const isMade = () => pause(wait).then(() => true);
    await startAndKill(folder, today, { isFar: isMade, withDatabase: false, signal });
    const third = Math.floor(story.length / 3);
    const steps = [chance.number(0, third), chance.number(third + 1, 2 * third)];
    for (const [index, step] of steps.entries()) {
      const isTold = async () => (await stepsTold(folder)) >= step;
      await startAndKill(folder, today, { isFar: isTold, withDatabase: index > 0, signal });
      process.stdout.write(`killed at step ${step} of ${story.length}\n`);
    }
    assert.deepEqual(await demoOn(today, folder), await whole());
  },
);
