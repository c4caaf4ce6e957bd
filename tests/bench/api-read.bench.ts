import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import autocannon from "autocannon";
import pg from "pg";
import { startEmbeddedPostgres } from "../../server/platform/database/embedded.ts";
import { type Seeded, seedProducts } from "./api-read/seed-products.ts";

// How fast the API reads a list of 100 products, compared with node:http and pg that send the same rows: `node tests/bench/api-read.bench.ts`.
// Three processes share the machine, and load goes to one server after the other, so that only the ratio says something.

const leastRatio = 0.7;
const mostTimesP99 = 3;
const rounds = 5;
const secondsEach = 4;
const connections = "8";

interface Figures {
  readonly perSecond: number;
  readonly p99Ms: number;
}

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "chalet-bench-"));
const children: ChildProcess[] = [];
const embedded = process.env.TEST_DATABASE_URL
  ? undefined
  : await startEmbeddedPostgres({ dataFolder: folder });

try {
  const databaseUrl = await newDatabase(process.env.TEST_DATABASE_URL ?? urlOf(embedded?.connection));
  const seeded = await seedProducts(databaseUrl);
  const environment = { ...process.env, ...settings(databaseUrl), ORGANIZATION: seeded.organizationId };
  const bare = await startServer(environment, "tests/bench/api-read/bare-server.ts");
  const chalet = await startServer(environment, "server/main.ts", "start", "--port", "0", "--empty");
  await compare(bare, chalet, seeded);
} finally {
  for (const child of children) child.kill("SIGINT");
  await Promise.all(children.map((child) => new Promise((resolve) => child.once("exit", resolve))));
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(
  bare: string,
  chalet: string,
  { organizationId, sessionToken }: Seeded,
): Promise<void> {
  const list = `${chalet}/api/v1/organizations/${organizationId}/products?limit=100`;
  const cookie = { cookie: `__Host-session=${sessionToken}` };
  await assertSameRows(bare, list, cookie);
  for (const [url, headers] of [[bare, {}] as const, [list, cookie] as const]) await load(url, headers, 2);
  const [ofBare, ofChalet]: [Figures[], Figures[]] = [[], []];
  for (let round = 1; round <= rounds; round += 1) {
    ofBare.push(await load(bare, {}, secondsEach));
    ofChalet.push(await load(list, cookie, secondsEach));
    say(`round ${round}`, ofBare.at(-1), ofChalet.at(-1));
  }
  const [one, two] = [medians(ofBare), medians(ofChalet)];
  const { ratio, timesP99 } = say("medians", one, two);
  if (ratio >= leastRatio && timesP99 < mostTimesP99) return;
  process.stdout.write(
    `missed: at least ${leastRatio} of the requests, less than ${mostTimesP99} times the 99th percentile\n`,
  );
  process.exitCode = 1;
}

function say(what: string, bare: Figures | undefined, chalet: Figures | undefined) {
  const ratio = (chalet?.perSecond ?? 0) / (bare?.perSecond ?? 1);
  const timesP99 = (chalet?.p99Ms ?? 0) / (bare?.p99Ms ?? 1);
  process.stdout.write(
    `${what}: bare ${bare?.perSecond}/s p99 ${bare?.p99Ms} ms · API ${chalet?.perSecond}/s p99 ${chalet?.p99Ms} ms · ` +
      `ratio ${ratio.toFixed(2)}, p99 ${timesP99.toFixed(2)} times\n`,
  );
  return { ratio, timesP99 };
}

async function load(url: string, headers: Record<string, string>, seconds: number): Promise<Figures> {
  const result = await autocannon({ url, headers, connections: Number(connections), duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} answered ${result.non2xx} refusals`);
  return { perSecond: Math.round(result.requests.average), p99Ms: result.latency.p99 };
}

function medians(figures: readonly Figures[]): Figures {
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return {
    perSecond: middle(figures.map((one) => one.perSecond)),
    p99Ms: middle(figures.map((one) => one.p99Ms)),
  };
}

/** Both must answer the same 100 products, field by field: otherwise the comparison means nothing. */
async function assertSameRows(bare: string, list: string, headers: Record<string, string>): Promise<void> {
  const rowsOf = async (response: Response) => {
    const { items } = (await response.json()) as { items: Record<string, unknown>[] };
    return items.map((item) =>
      JSON.stringify(Object.entries({ ...item, createdAt: instantOf(item) }).toSorted()),
    );
  };
  const expected = await rowsOf(await fetch(bare));
  const found = await rowsOf(await fetch(list, { headers }));
  if (expected.length !== 100 || expected.join() !== found.join())
    throw new Error(`the two answers differ:\n${expected[0]}\n${found[0]}`);
}

/** The same instant is written with two or three digits after the point. */
function instantOf(item: Record<string, unknown>): string {
  return Temporal.Instant.from(String(item.createdAt)).toString();
}

/** Starts a server of ours in a process of its own and waits for its address. */
async function startServer(env: NodeJS.ProcessEnv, file: string, ...words: string[]): Promise<string> {
  const child = spawn(process.execPath, [file, ...words], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /(?:listening on |localhost:)(\d+)/.exec(line)?.[1];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error(`${file} ended before it listened`);
}

function settings(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    CHALET_DATA: folder,
    CHALET_SECRET_KEY: randomBytes(32).toString("base64"),
    CHALET_DATABASE_CONNECTIONS: connections,
    CHALET_API_LIMIT: "1000000",
    CHALET_LOG_LEVEL: "warn",
  };
}

function urlOf(connection: pg.PoolConfig | undefined): string {
  const { host = "", port = 5432, user = "", database = "" } = connection ?? {};
  const url = new URL(`postgres://${user}@localhost:${port}/${database}`);
  url.searchParams.set("host", host);
  return url.href;
}

async function newDatabase(serverUrl: string): Promise<string> {
  const name = `chalet_bench_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
