import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { startEmbeddedPostgres } from "../../server/platform/database/embedded.ts";
import { queryOn } from "../support/owner.ts";
import type { Figures } from "./import/measure-file.ts";
import { type StoredFile, seedFile, seedOrganizations } from "./import/seed-open-items.ts";
import { servicesOn } from "./import/services.ts";

// How fast a file of 100,000 payments is imported for as many open invoices of 2,000 customers, compared with reading the same file
// and nothing else: `node tests/bench/import.bench.ts`. A payment tells what Swiss banks tell, in about 1,400 bytes. The database has its usual settings. Only the ratios say something.

const leastRatio = 0.4;
const mostTimesMemory = 1.3;
const small = 20_000;
const large = 100_000;
const rounds = 3;

interface Measured {
  readonly ratio: number;
  readonly peakBytes: number;
}

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "chalet-bench-"));
const embedded = await startEmbeddedPostgres({ dataFolder: folder });

try {
  const connection = await newDatabase(embedded.connection);
  const measured: Measured[] = [];
  for (const file of await seed(connection)) measured.push(await measure(connection, file));
  judge(measured);
} finally {
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function newDatabase(server: pg.PoolConfig): Promise<pg.PoolConfig> {
  const database = `chalet_bench_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  return { ...server, database };
}

async function seed(connection: pg.PoolConfig): Promise<StoredFile[]> {
  const services = servicesOn(connection);
  const organizationIds = await seedOrganizations(services);
  const files: StoredFile[] = [];
  let first = 1_000_000;
  for (const payments of [small, ...Array.from({ length: rounds }, () => large)]) {
    files.push(await seedFile(services, folder, organizationIds, { first, payments }));
    first += payments;
  }
  await services.database.close();
  await queryOn(connection, "vacuum analyze");
  // What was prepared is written out before anything is measured.
  await queryOn(connection, "checkpoint");
  return files;
}

/** Each in a process of its own, as a worker is one: its memory holds nothing of what was done before. */
async function measure(connection: pg.PoolConfig, file: StoredFile): Promise<Measured> {
  const parsing = await inProcess("parse", connection, file);
  const importing = await inProcess("import", connection, file);
  const ratio = parsing.ms / importing.ms;
  process.stdout.write(
    `${file.payments} payments: parsing ${Math.round(parsing.ms)} ms · import ${Math.round(importing.ms)} ms · ` +
      `ratio ${ratio.toFixed(2)} · ${Math.round(importing.peakBytes / 1_000_000)} MB at most\n`,
  );
  return { ratio, peakBytes: importing.peakBytes };
}

async function inProcess(
  what: "parse" | "import",
  connection: pg.PoolConfig,
  file: StoredFile,
): Promise<Figures> {
  const parameters = [what, JSON.stringify(connection), JSON.stringify(file)];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["tests/bench/import/measure-file.ts", ...parameters],
    {
      cwd: root,
    },
  );
  return JSON.parse(stdout) as Figures;
}

function judge([before, ...rest]: readonly Measured[]): void {
  const ratio = median(rest.map((one) => one.ratio));
  const timesMemory = median(rest.map((one) => one.peakBytes)) / (before?.peakBytes ?? 0);
  process.stdout.write(`median ratio ${ratio.toFixed(2)}, memory ${timesMemory.toFixed(2)} times\n`);
  if (ratio >= leastRatio && timesMemory <= mostTimesMemory) return;
  process.stdout.write(
    `missed: at least ${leastRatio} of parsing alone, at most ${mostTimesMemory} times the memory of ${small} payments\n`,
  );
  process.exitCode = 1;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
