import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { settleCharge } from "../../server/domains/billing/charges/charge.contract.ts";
import { checkLedger } from "../../server/domains/billing/index.ts";
import { manualClock } from "../../server/platform/clock.ts";
import {
  type StripeStandIn,
  startStripeStandIn,
} from "../../server/providers/payment/stand-in/stripe-stand-in.ts";
import { openBrowser } from "../support/browser.ts";
import { databaseUrlOf } from "../support/database-url.ts";
import { freshDatabase, query, testInstallation } from "../support/installation.ts";
import { buildCustomer } from "../support/people.ts";
import { until } from "../support/until.ts";
import { beginTopUp, type Payer, prepaidOf, stateOf, typeCard } from "./card-payments/pay-by-card.ts";

const now = "2026-11-22T09:00:00Z";
const installation = await testInstallation({ now, payments: true });
const { payments, clock } = installation;

async function assertLedger(): Promise<void> {
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  const broken = rules.filter(({ holds }) => !holds);
  assert.deepEqual(broken, []);
}

const askAll = async () => {
  await installation.write((ctx) => ctx.addJob({ name: "charge.ask", maxAttempts: 3 }, {}));
  await installation.runJobs();
};

test("an event that is sent twice books once", async () => {
  payments.deliver("twice");
  const customer = await buildCustomer(installation);
  const { chargeId, url } = await beginTopUp(customer, 5_000);
  assert.ok(await typeCard(url));
  await payments.delivered();
  await installation.runJobs();
  assert.equal(await stateOf(customer, chargeId), "succeeded");
  assert.equal(await prepaidOf(customer), 5_000);
  const events = await query<{ count: number }>(
    installation,
    `select count(*)::int as count from provider_events where about = '${chargeId}'`,
  );
  assert.equal(events[0]?.count, 2, "payment and page, each once");
  payments.deliver("send");
  await assertLedger();
});

test("events that come late, the newest first, end in what is true", async () => {
  payments.deliver("hold");
  const customer = await buildCustomer(installation);
  const { chargeId, url } = await beginTopUp(customer, 6_000);
  assert.equal(await typeCard(url, "4000 0000 0000 0002"), null);
  assert.ok(await typeCard(url));
  clock.advance({ minutes: 2 });
  await payments.deliverHeld("newest first");
  await installation.runJobs();
  assert.equal(await stateOf(customer, chargeId), "succeeded");
  assert.equal(await prepaidOf(customer), 6_000);
  await assertLedger();
});

test("an event that is lost: a job asks by itself", async () => {
  payments.deliver("lose");
  const customer = await buildCustomer(installation);
  const { chargeId, url } = await beginTopUp(customer, 7_000);
  await typeCard(url);
  await payments.delivered();
  await installation.runJobs();
  assert.equal(await stateOf(customer, chargeId), "started");
  clock.advance({ minutes: 5 });
  await askAll();
  assert.equal(await stateOf(customer, chargeId), "succeeded");
  assert.equal(await prepaidOf(customer), 7_000);
  payments.deliver("send");
});

test("a provider that cannot be reached in between is asked again", async () => {
  const customer = await buildCustomer(installation);
  const { chargeId, url } = await beginTopUp(customer, 8_000);
  payments.deliver("hold");
  await typeCard(url);
  payments.setReachable(false);
  await payments.deliverHeld();
  await assert.rejects(installation.runJobs());
  assert.equal(await stateOf(customer, chargeId), "started");
  payments.setReachable(true);
  await installation.runJobs();
  assert.equal(await stateOf(customer, chargeId), "succeeded");
  assert.equal(await prepaidOf(customer), 8_000);
  await assertLedger();
});

test("the payer comes back many times at once while events arrive twice: booked once", async () => {
  payments.deliver("twice");
  const customer = await buildCustomer(installation);
  const { chargeId, url } = await beginTopUp(customer, 3_000);
  await typeCard(url);
  const params = { organizationId: customer.organizationId, chargeId };
  const back = Array.from({ length: 8 }, () => customer.browser.call(settleCharge, { params }));
  const [answers] = await Promise.all([Promise.all(back), payments.delivered(), installation.runJobs()]);
  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.state]),
    Array(8).fill([200, "succeeded"]),
  );
  await installation.runJobs();
  assert.equal(await prepaidOf(customer), 3_000);
  payments.deliver("send");
  await assertLedger();
});

test("a chargeback is told without our reference, and found all the same", async () => {
  const customer = await buildCustomer(installation);
  const { chargeId, url } = await beginTopUp(customer, 9_000);
  await typeCard(url, "4000 0000 0000 0259");
  await payments.delivered();
  await installation.runJobs();
  assert.equal(await stateOf(customer, chargeId), "succeeded");
  const found = await query<{ state: string; amount_minor: string }>(
    installation,
    `select state, amount_minor from chargebacks where charge_id = '${chargeId}'`,
  );
  assert.deepEqual(found, [{ state: "open", amount_minor: 9_000n }]);
  await assertLedger();
});

/** A program of its own that pays through a stand-in of this one. */
async function startProgram(databaseUrl: string, dataFolder: string, standIn: StripeStandIn) {
  const script = join(import.meta.dirname, "card-payments/program.ts");
  const words = [script, databaseUrl, dataFolder, now, JSON.stringify(standIn.options)];
  const child: ChildProcess = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      const port = /port (\d+)\n/.exec(output)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    child.once("exit", (code) => reject(new Error(`the program ended with ${code} before it ran`)));
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { url, kill };
}

test("a program that is killed between payment and event books it once it runs again", async (t) => {
  const connection = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), "chalet-cards-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const building = await testInstallation({ now, connection });
  const { organizationId, browser } = await buildCustomer(building);
  const session = browser.cookies.get("__Host-session") ?? "";
  const origin = building.services.config.publicUrl;
  await building.close();

  const address: { url?: string } = {};
  const moment = manualClock(now);
  const standIn = await startStripeStandIn({
    now: () => moment.now(),
    webhookUrl: () => address.url && `${address.url}/api/v1/payment-events`,
  });
  t.after(() => standIn.close());
  const start = async () => {
    const program = await startProgram(databaseUrlOf(connection), folder, standIn);
    t.after(program.kill);
    address.url = program.url;
    const own = openBrowser(program.url, origin, "en");
    own.cookies.set("__Host-session", session);
    const payer: Payer = { organizationId, browser: own };
    return { program, payer };
  };

  const first = await start();
  const { chargeId, url } = await beginTopUp(first.payer, 4_000);
  standIn.deliver("hold");
  await typeCard(url);
  await first.program.kill();
  await standIn.deliverHeld();

  const second = await start();
  assert.equal(await stateOf(second.payer, chargeId), "started");
  await standIn.delivered();
  await until(async () => (await stateOf(second.payer, chargeId)) === "succeeded", t.signal);
  assert.equal(await prepaidOf(second.payer), 4_000);
});
