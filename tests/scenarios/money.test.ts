import assert from "node:assert/strict";
import test from "node:test";
import { listBankFiles, uploadBankFile } from "../../server/domains/bank/files/bank-file.contract.ts";
import { jobs } from "../../server/domains.ts";
import { startWorker } from "../../server/platform/jobs/worker.ts";
import { type TestInstallation, testInstallation } from "../support/installation.ts";
import { makeCamt } from "../support/make-camt.ts";
import { buildStaff } from "../support/people.ts";
import { assertMoney } from "./money/assert-money.ts";
import { placeOrders } from "./money/place-orders.ts";
import { bankFilesOf, expectationOf, type PlacedOrder } from "./money/plan.ts";

const day = "2026-02-20";

/** 200 organizations order 1,000 times; then the orders that nobody paid in time end. */
async function order(installation: TestInstallation): Promise<PlacedOrder[]> {
  installation.clock.set("2026-01-05T09:00:00Z");
  const late = await placeOrders(installation.services, 200, 5);
  const expired = late.filter(({ course }) => course === "expired");
  installation.clock.set(`${day}T09:00:00Z`);
  await installation.write(async ({ db }) => {
    // All but those whose payment comes too late were placed a week ago.
    const lateIds = new Set(expired.map(({ orderId }) => orderId));
    const inTime = late.map(({ orderId }) => orderId).filter((id) => !lateIds.has(id));
    await db.updateTable("orders").set({ expires_on: "2026-03-15" }).where("id", "in", inTime).execute();
  });
  const job = jobs.find(({ name }) => name === "order.expire");
  assert.ok(job);
  await installation.write((ctx) => ctx.addJob(job, {}));
  await installation.runJobs();
  return late;
}

function filesOf(
  installation: TestInstallation,
  orders: readonly PlacedOrder[],
): { name: string; content: string }[] {
  const accounts = new Map(
    installation.services.config.provider.accounts.map(({ currency, iban }) => [currency, iban]),
  );
  return bankFilesOf(orders, accounts, day).map((input) => ({
    name: `${input.statementId}.xml`,
    content: makeCamt(input),
  }));
}

test("MON-6 MON-7 1,000 orders of 200 organizations: every franc is where it belongs, the same files twice change nothing", async () => {
  const installation = await testInstallation();
  const orders = await order(installation);
  const staff = await buildStaff(installation, "billing");
  const expected = expectationOf(orders);
  for (let round = 0; round < 2; round++) {
    for (const file of filesOf(installation, orders)) {
      assert.equal((await staff.browser.upload(uploadBankFile, {}, file.name, file.content)).status, 202);
      await installation.runJobs();
    }
    await assertMoney(installation.services, orders, expected);
  }
});

test("MON-6 the same with eight imports at once", async () => {
  const installation = await testInstallation({ config: { databaseConnections: 24 } });
  const orders = await order(installation);
  const staff = await buildStaff(installation, "billing");
  const uploads = filesOf(installation, orders).map((file) =>
    staff.browser.upload(uploadBankFile, {}, file.name, file.content),
  );
  for (const upload of await Promise.all(uploads)) assert.equal(upload.status, 202);
  const worker = await startWorker(installation.services, jobs, undefined, 8);
  try {
    for (;;) {
      const files = await staff.browser.call(listBankFiles, { query: { limit: 50 } });
      assert.deepEqual(
        files.body.items.filter(({ state }) => state === "refused"),
        [],
      );
      if (files.body.items.every(({ state }) => state === "done")) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await worker.stop();
  }
  await assertMoney(installation.services, orders, expectationOf(orders));
});
