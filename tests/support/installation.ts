import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { jobs, routes } from "../../server/domains.ts";
import { type ManualClock, manualClock } from "../../server/platform/clock.ts";
import { type Configuration, readConfiguration } from "../../server/platform/configuration.ts";
import type { WriteContext } from "../../server/platform/context.ts";
import { openDatabase } from "../../server/platform/database/database.ts";
import { startEmbeddedPostgres } from "../../server/platform/database/embedded.ts";
import { migrate } from "../../server/platform/database/migrate.ts";
import { openEventHub } from "../../server/platform/events/events.ts";
import { drainJobs } from "../../server/platform/jobs/drain-jobs.ts";
import { createLogger } from "../../server/platform/log.ts";
import { runWrite, type Services, systemCircumstances } from "../../server/platform/make-context.ts";
import { createMetrics } from "../../server/platform/metrics.ts";
import { createApp } from "../../server/platform/request/app.ts";
import { buildProviders } from "../../server/program/open-installation.ts";
import {
  type StripeStandIn,
  startStripeStandIn,
} from "../../server/providers/payment/stand-in/stripe-stand-in.ts";
import { stripePayments } from "../../server/providers/payment/stripe-adapter.ts";
import type { Providers } from "../../server/providers/providers.ts";
import { type Browser, openBrowser } from "./browser.ts";

export interface TestInstallation {
  readonly services: Services;
  readonly clock: ManualClock;
  readonly url: string;
  /** The payment provider's stand-in; asked for by `payments: true`. */
  readonly payments: StripeStandIn;
  /** A new browser: an HTTP client with cookies of its own. */
  browser(language?: string): Browser;
  /** Runs every job that waits, and those they add, as the worker would; throws with the first error. */
  runJobs(): Promise<void>;
  /** Work across organizations, for building what a test starts from. */
  write<T>(work: (ctx: WriteContext) => Promise<T>): Promise<T>;
  /** Mails in the order they were written, rendered. */
  mails(
    recipient?: string,
  ): Promise<
    { recipient: string; subject: string; plain: string; template: string; link: string | undefined }[]
  >;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly now?: string;
  readonly config?: Partial<Configuration>;
  readonly providers?: Partial<Providers>;
  /** Payments by card are taken: by the provider's stand-in, which posts its events to this installation. */
  readonly payments?: boolean;
  /** A migrated database to use; a fresh one if left out. */
  readonly connection?: pg.PoolConfig;
}

/** A whole installation on a database of its own, with a clock that stands still, closed after the tests of the file. */
export async function testInstallation(options: TestOptions = {}): Promise<TestInstallation> {
  const clock = manualClock(options.now ?? "2026-11-22T09:00:00Z");
  const connection = options.connection ?? (await freshDatabase());
  const config = readConfiguration(
    {},
    {
      logLevel: process.env.TEST_LOG ? "info" : "silent",
      checkAnswers: true,
      demo: true,
      apiLimit: 1_000_000,
      publicUrl: "http://localhost:4400",
      secretKey: randomBytes(32).toString("base64"),
      ...options.config,
    },
  );
  const database = openDatabase(connection, config.databaseConnections);
  const own: { url?: string } = {};
  const standIn = options.payments ? await standInFor(clock, own) : undefined;
  const services: Services = {
    config,
    clock,
    log: createLogger(config.logLevel),
    providers: {
      ...buildProviders(config),
      ...(standIn ? { payment: stripePayments(standIn.options) } : {}),
      ...options.providers,
    },
    database,
  };
  const hub = await openEventHub(database, services.log);
  const app = await createApp(services, { routes, hub, metrics: createMetrics(), version: "test" });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  let closing: Promise<void> | undefined;
  own.url = url;
  const close = async () => {
    await standIn?.close();
    await app.close();
    await hub.close();
    await database.close();
  };
  const installation: TestInstallation = {
    services,
    clock,
    url,
    get payments() {
      assert.ok(standIn, "ask for the stand-in by `payments: true`");
      return standIn;
    },
    browser: (language = "en") => openBrowser(url, config.publicUrl, language),
    runJobs: () => drainJobs(services, jobs),
    write: (work) =>
      database.transaction("write", { kind: "platform" }, (db) =>
        runWrite(services, systemCircumstances(services), db, "test", work),
      ),
    mails: (recipient) => readMails(services, recipient),
    close() {
      closing ??= close();
      return closing;
    },
  };
  after(() => installation.close());
  return installation;
}

function standInFor(clock: ManualClock, own: { url?: string }): Promise<StripeStandIn> {
  const webhookUrl = () => (own.url ? `${own.url}/api/v1/payment-events` : undefined);
  return startStripeStandIn({ now: () => clock.now(), webhookUrl });
}

let server: Promise<pg.PoolConfig> | undefined;
let stopServer: (() => Promise<void>) | undefined;
// Told here, for the whole file: inside of a test it would end with that test.
after(() => stopServer?.());

/** The server that bin/test started, or one of this process when a file is run alone. */
function testServer(): Promise<pg.PoolConfig> {
  server ??= (async () => {
    if (process.env.TEST_DATABASE_URL) return { connectionString: process.env.TEST_DATABASE_URL };
    const embedded = await startEmbeddedPostgres({ dataFolder: mkdtempSync(join(tmpdir(), "chalet-test-")) });
    stopServer = () => embedded.stop();
    return embedded.connection;
  })();
  return server;
}

const template = "chalet_template";

/** A migrated database of its own, copied from a template that the first caller makes. */
export async function freshDatabase(): Promise<pg.PoolConfig> {
  const connection = await testServer();
  const admin = new pg.Client(connection);
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(4711)");
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [template]);
    if (!rowCount) {
      await admin.query(`create database ${template}_new`);
      await migrate(inDatabase(connection, `${template}_new`));
      await admin.query(`alter database ${template}_new rename to ${template}`);
    }
    const name = `chalet_test_${randomBytes(6).toString("hex")}`;
    await admin.query(`create database ${name} template ${template}`);
    return inDatabase(connection, name);
  } finally {
    await admin.end();
  }
}

/** A database without a single table. */
export async function emptyDatabase(): Promise<pg.PoolConfig> {
  const connection = await testServer();
  const admin = new pg.Client(connection);
  await admin.connect();
  try {
    const name = `chalet_test_${randomBytes(6).toString("hex")}`;
    await admin.query(`create database ${name} template template0`);
    return inDatabase(connection, name);
  } finally {
    await admin.end();
  }
}

function inDatabase(connection: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!connection.connectionString) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

async function readMails(services: Services, recipient?: string) {
  await drainJobs(services, jobs);
  const rows = await services.database.transaction("read", { kind: "platform" }, (db) =>
    db
      .selectFrom("mails")
      .select(["recipient", "subject", "plain", "html", "template"])
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
  );
  return rows
    .filter((row) => recipient === undefined || row.recipient === recipient)
    .map((row) => ({
      recipient: row.recipient,
      subject: row.subject ?? "",
      plain: row.plain ?? "",
      template: row.template,
      link: /href="([^"]+)"/.exec(row.html ?? "")?.[1]?.replaceAll("&amp;", "&"),
    }));
}

/** Runs written SQL as the platform role; for tests that look at what no endpoint shows. */
export async function query<T>(installation: TestInstallation, text: string): Promise<T[]> {
  const result = await installation.services.database.transaction("read", { kind: "platform" }, (db) =>
    sql.raw<T>(text).execute(db),
  );
  return result.rows;
}
