import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import pg from "pg";
import { listBankFiles, uploadBankFile } from "../../server/domains/bank/files/bank-file.contract.ts";
import { startEmbeddedPostgres } from "../../server/platform/database/embedded.ts";
import { migrate } from "../../server/platform/database/migrate.ts";
import { drainJobs } from "../../server/platform/jobs/drain-jobs.ts";
import { startWorker } from "../../server/platform/jobs/worker.ts";
import { openBrowser } from "../support/browser.ts";
import { type TestInstallation, testInstallation } from "../support/installation.ts";
import { buildStaff } from "../support/people.ts";
import { until } from "../support/until.ts";
import { assertMoney } from "./money/assert-money.ts";
import { type BankFile, entriesOf, filesOf } from "./money/bank-files.ts";
import { expectationOf } from "./money/expectation.ts";
import { jobsButDocuments } from "./money/jobs.ts";
import { placeOrders } from "./money/place-orders.ts";
import { planOrganizations } from "./money/plan.ts";
import { preparePrograms } from "./money/programs.ts";
import { settle, strike } from "./money/strike.ts";
import { transfersOf } from "./money/transfers.ts";
import { openChance } from "./support/chance.ts";

const noon = (day: string) => `${day}T11:00:00Z`;
const days = { early: "2026-01-05", late: "2026-02-10", paid: "2026-02-20", later: "2026-02-23" };
const limit = { timeout: 240_000 };
const chance = openChance();

// A server of its own, for it is killed; what a power cut would do to its disk is not tested here.
const folder = mkdtempSync(join(tmpdir(), "chalet-money-"));
const server = await startEmbeddedPostgres({ dataFolder: folder, settings: { fsync: "off" } });
const programs = preparePrograms(folder, noon(days.paid), 2);
test.after(async () => {
  await programs.killAll();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** 200 organizations have ordered 1,000 times, nobody has paid, and the orders that were placed early have run out. */
async function order() {
  await migrate(server.connection);
  const config = { sessionIdleHours: 8_760, databaseConnections: 12 };
  const installation = await testInstallation({ connection: server.connection, config });
  const times = { early: noon(days.early), late: noon(days.late) };
  const placed = await placeOrders(installation, planOrganizations(chance, 200), times);
  installation.clock.set(noon(days.paid));
  const expire = jobsButDocuments.find(({ name }) => name === "order.expire");
  assert.ok(expire);
  await installation.write((ctx) => ctx.addJob(expire, {}));
  await drainJobs(installation.services, jobsButDocuments, ["document.store"]);
  const staff = await buildStaff(installation, "billing");
  const { accounts } = installation.services.config.provider;
  await installation.close();
  return {
    orders: placed,
    accounts: new Map(accounts.map(({ currency, iban }) => [currency, iban])),
    session: staff.browser.cookies.get("__Host-session") ?? "",
  };
}

const { orders, accounts, session } = await order();
const transfers = transfersOf(orders);
const first = transfers.filter(({ isLater }) => !isLater);
const firstEntries = entriesOf(first, chance, days.paid);
const laterEntries = entriesOf(
  transfers.filter(({ isLater }) => isLater),
  chance,
  days.later,
);
const telling = { accounts, files: 4 };
/** Eight files of what was paid. */
const files = filesOf(firstEntries, {
  ...{ ...telling, name: "N", day: days.paid },
  versions: ["camt.054.001.08", "camt.053.001.04", "camt.054.001.02", "camt.053.001.08"],
});
/** The same told again by other files, cut elsewhere. */
const retold = filesOf(firstEntries, {
  ...{ ...telling, files: 3, name: "S", day: days.paid },
  versions: ["camt.053.001.08", "camt.053.001.02", "camt.054.001.04"],
});
const laterFiles = filesOf(laterEntries, {
  ...{ ...telling, files: 1, name: "L", day: days.later },
  versions: ["camt.053.001.08"],
});

/** The installation as it was when all was ordered, in a database of its own. */
async function copy(name: string): Promise<TestInstallation> {
  const admin = new pg.Client({ ...server.connection, database: "postgres" });
  await admin.connect();
  await admin.query(`create database ${name} template ${server.connection.database}`);
  await admin.end();
  return open({ ...server.connection, database: name });
}

const open = (connection: pg.PoolConfig) =>
  testInstallation({ connection, now: noon(days.paid), config: { databaseConnections: 24 } });

function staffAt(url: string) {
  const browser = openBrowser(url, "http://localhost:4400", "en");
  browser.cookies.set("__Host-session", session);
  return browser;
}

async function importOne(installation: TestInstallation, { name, content }: BankFile): Promise<void> {
  const upload = await staffAt(installation.url).upload(uploadBankFile, {}, name, content);
  assert.equal(upload.status, 202, JSON.stringify(upload.problem));
  await drainJobs(installation.services, jobsButDocuments, ["document.store"]);
}

const copies = [await copy("one_by_one"), await copy("at_once")] as const;

test(
  "MON-3 MON-5 MON-6 MON-7 MON-9 1,000 orders of 200 organizations: every franc is where it belongs, and the same told again changes nothing",
  limit,
  async () => {
    const [installation] = copies;
    for (const file of files) await importOne(installation, file);
    await assertMoney(installation.services, first, expectationOf(orders, first));
    for (const file of [...files, ...retold, ...laterFiles]) await importOne(installation, file);
    await assertMoney(installation.services, transfers, expectationOf(orders, transfers));
  },
);

test("MON-6 MON-7 eight imports at once end as one after the other", limit, async ({ signal }) => {
  const [, installation] = copies;
  const staff = staffAt(installation.url);
  const uploads = files.map(({ name, content }) => staff.upload(uploadBankFile, {}, name, content));
  for (const { status } of await Promise.all(uploads)) assert.equal(status, 202);
  const worker = await startWorker(installation.services, jobsButDocuments, undefined, 8);
  await until(async () => {
    const { items } = (await staff.call(listBankFiles, { query: { limit: 50 } })).body;
    return items.every(({ state }) => state === "done");
  }, signal).finally(() => worker.stop());
  await drainJobs(installation.services, jobsButDocuments, ["document.store"]);
  await assertMoney(installation.services, first, expectationOf(orders, first));
});

/** Uploads a file to any program that answers, until one has taken it. */
async function uploadAnyhow({ name, content }: BankFile, signal: AbortSignal): Promise<void> {
  await until(async () => {
    for (const url of programs.urls()) {
      const { status } = await staffAt(url)
        .upload(uploadBankFile, {}, name, content)
        .catch(() => ({ status: 0 }));
      if (status === 202) return true;
    }
    return false;
  }, signal);
}

test(
  "MON-6 MON-7 the same with programs and database killed at random moments of eight imports at once",
  limit,
  async ({ signal }) => {
    const installation = await open(server.connection);
    await programs.startMissing();
    const rounds = [
      { told: files, paid: first, blows: 6 },
      { told: [...files, ...retold, ...laterFiles], paid: transfers, blows: 2 },
    ];
    for (const { told, paid, blows } of rounds) {
      let hasAllFiles = false;
      const uploads = Promise.all(told.map((file) => uploadAnyhow(file, signal))).then(() => {
        hasAllFiles = true;
      });
      await strike(programs, installation, chance, { blows, hasAllFiles: () => hasAllFiles, signal });
      await uploads;
      await settle(programs, installation, signal);
      await assertMoney(installation.services, paid, expectationOf(orders, paid));
    }
    await programs.killAll();
  },
);
