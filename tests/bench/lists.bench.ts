import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import pg from "pg";
import type { Database } from "../../server/platform/database/database.ts";
import { startEmbeddedPostgres } from "../../server/platform/database/embedded.ts";
import { migrate } from "../../server/platform/database/migrate.ts";
import { queryOn } from "../support/owner.ts";
import { servicesOn } from "./import/services.ts";
import { type ListCase, listCases } from "./lists/list-cases.ts";
import { seedLists } from "./lists/seed-lists.ts";

// How fast the lists of staff are with 100 rows and with 100,000: `node tests/bench/lists.bench.ts`. Each is read in turn from both, so
// that only the ratio says something.

const [few, many] = [100, 100_000];
const rounds = 31;
const mostTimes = 2;
// Below so much, planning weighs more than reading, and the planner thinks longer about tables of which it knows more.
const least_ms = 1;

const folder = mkdtempSync(join(tmpdir(), "chalet-bench-"));
const embedded = await startEmbeddedPostgres({ dataFolder: folder });
const opened: Database[] = [];

try {
  const [small, large] = [await fill(few), await fill(many)];
  const slow: string[] = [];
  for (const one of listCases) {
    const [ofSmall, ofLarge] = await compare(one, small, large);
    const times = Math.max(ofLarge, least_ms) / Math.max(ofSmall, least_ms);
    process.stdout.write(
      `${one.name}: ${ofSmall.toFixed(2)} ms, ${ofLarge.toFixed(2)} ms, ${times.toFixed(2)} times\n`,
    );
    if (times > mostTimes) slow.push(one.name);
  }
  if (slow.length > 0) {
    process.stdout.write(`missed: at most ${mostTimes} times: ${slow.join(", ")}\n`);
    process.exitCode = 1;
  }
} finally {
  for (const database of opened) await database.close();
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(rows: number): Promise<Database> {
  const admin = new pg.Client(embedded.connection);
  await admin.connect();
  const name = rows === few ? "chalet_few" : "chalet_many";
  await admin.query(rows === few ? "create database chalet_few" : "create database chalet_many");
  await admin.end();
  const connection = { ...embedded.connection, database: name };
  await migrate(connection);
  const { database } = servicesOn(connection);
  opened.push(database);
  await database.transaction("write", { kind: "platform" }, (db) => seedLists(db, rows));
  await queryOn(connection, "vacuum analyze");
  return database;
}

/** The medians of reading one list from both databases, in milliseconds. */
async function compare({ read }: ListCase, small: Database, large: Database): Promise<[number, number]> {
  const ofSmall: number[] = [];
  const ofLarge: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ofSmall.push(await time(small, (db) => read(db, few)));
    ofLarge.push(await time(large, (db) => read(db, many)));
  }
  return [medianOf(ofSmall), medianOf(ofLarge)];
}

async function time(
  database: Database,
  work: (db: Parameters<ListCase["read"]>[0]) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  await database.transaction("read", { kind: "platform" }, work);
  return performance.now() - start;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
