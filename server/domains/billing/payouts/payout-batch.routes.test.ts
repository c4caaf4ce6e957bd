import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { makeCamt } from "../../../../tests/support/make-camt.ts";
import {
  buildCustomer,
  buildStaff,
  type Customer,
  proveByPassword,
} from "../../../../tests/support/people.ts";
import { importContent } from "../../bank/files/bank-file.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { readPrepaidAccount } from "../payments/prepaid.contract.ts";
import { approvePayout, readPayout } from "./payout.contract.ts";
import { buildPayout } from "./payout.factory.ts";
import { listPayoutBatches, makePayoutBatch, readPaymentOrder } from "./payout-batch.contract.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation);

const schema = new URL("../../../../../shared/data/banking/xsd/pain.001.001.09.xsd", import.meta.url)
  .pathname;
const hasValidator = existsSync("/usr/bin/xmllint");

async function buildApproved(minor = 10_000) {
  const customer = await buildCustomer(installation, { name: "Müller & Söhne <Zürich> AG" });
  const { id: payoutId, number } = await buildPayout(installation, customer, minor);
  const params = { organizationId: customer.organizationId, payoutId };
  await proveByPassword(staff);
  assert.equal((await staff.browser.call(approvePayout, { params })).body.state, "approved");
  installation.clock.advance({ minutes: 2 });
  return { customer, params, number };
}

const make = (currency = "CHF") =>
  staff.browser.call(makePayoutBatch, { body: { currency, destination: "bank" } });
const stateOf = async (customer: Customer, params: { organizationId: string; payoutId: string }) =>
  (await customer.browser.call(readPayout, { params })).body.state;

/** A file of the bank that tells of a payout. */
const told = (number: string, minor: bigint, kind: "debit" | "return") => {
  const amount = { minor, currency: "CHF" };
  const direction = kind === "debit" ? ("DBIT" as const) : ("CRDT" as const);
  const transaction = {
    ...{ amount, direction, endToEndId: `PAYOUT-${number}` },
    ...(kind === "return" ? { returnReason: "AC04" } : {}),
  };
  return makeCamt({
    ...{ version: "camt.053.001.08", account: "CH9300762011623852957", currency: "CHF" },
    ...{ statementId: `payouts-${number}-${kind}-${minor}` },
    entries: [{ amount, bookedOn: "2026-11-23", direction, transactions: [transaction] }],
  });
};

async function assertLedgerHolds() {
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
}

test("MON-10 a payment file holds each approved payout once, whoever clicks at the same moment", async () => {
  const all = [await buildApproved(), await buildApproved(12_345)];
  const answers = await Promise.all([make(), make(), make()]);
  const made = answers.filter(({ status }) => status === 201);
  assert.equal(made.length, 1);
  assert.ok(
    answers.every(({ status, problem }) => status === 201 || problem.code === "billing.no_payouts_approved"),
  );
  const [batch] = made;
  assert.deepEqual([batch?.body.payouts, batch?.body.sumMinor], [2, 22_345]);
  for (const { customer, params } of all) assert.equal(await stateOf(customer, params), "sent");
  const params = { batchId: batch?.body.id ?? "" };
  const file = await staff.browser.call(readPaymentOrder, { params });
  assert.ok(
    file.bytes.equals((await staff.browser.call(readPaymentOrder, { params })).bytes),
    "the same bytes",
  );
  const xml = file.bytes.toString("utf8");
  assert.match(xml, /<CtrlSum>223\.45<\/CtrlSum>/);
  for (const { number } of all)
    assert.equal(xml.split(`<EndToEndId>PAYOUT-${number}</EndToEndId>`).length, 2);
  const { waiting, items } = (await staff.browser.call(listPayoutBatches)).body;
  assert.deepEqual([waiting, items.length], [[], 1]);
  await assertLedgerHolds();
});

test("MON-10 the payment file is valid by the schema of the message", {
  skip: !hasValidator || !existsSync(schema) ? "no xmllint or schema" : false,
}, async () => {
  await buildApproved();
  const { id } = (await make()).body;
  const file = await staff.browser.call(readPaymentOrder, { params: { batchId: id } });
  const path = join(mkdtempSync(join(tmpdir(), "chalet-order-")), "order.xml");
  writeFileSync(path, file.bytes);
  execFileSync("/usr/bin/xmllint", ["--nonet", "--noout", "--schema", schema, path], { stdio: "pipe" });
});

test("MON-10 the debit in the bank's file makes a payout done, once, in whatever files it stands", async () => {
  const { customer, params, number } = await buildApproved();
  await make();
  await importContent(installation, staff, told(number, 9_999n, "debit"));
  assert.equal(await stateOf(customer, params), "sent", "another amount is not this payout");
  await importContent(installation, staff, told(number, 10_000n, "debit"));
  assert.equal(await stateOf(customer, params), "done");
  await importContent(installation, staff, `${told(number, 10_000n, "debit")}\n`);
  assert.equal(await stateOf(customer, params), "done");
  const mails = await installation.mails(customer.email);
  assert.equal(mails.filter(({ template }) => template === "billing.payout_done").length, 1);
  await assertLedgerHolds();
});

test("MON-10 a payout that the bank returns is on the prepaid account again", async () => {
  const { customer, params, number } = await buildApproved();
  await make();
  await importContent(installation, staff, told(number, 10_000n, "debit"));
  await importContent(installation, staff, told(number, 10_000n, "return"));
  assert.equal(await stateOf(customer, params), "returned");
  await importContent(installation, staff, `${told(number, 10_000n, "return")}\n`);
  const { balances } = (
    await customer.browser.call(readPrepaidAccount, { params: { organizationId: customer.organizationId } })
  ).body;
  assert.deepEqual(balances, [{ minor: 50_000, currency: "CHF" }]);
  await assertLedgerHolds();
});

test("MON-10 what banks keep of a returned payout is the provider's fee: the customer has it whole again", async () => {
  const { customer, params, number } = await buildApproved();
  await make();
  await importContent(installation, staff, told(number, 10_000n, "debit"));
  await importContent(installation, staff, told(number, 10_001n, "return"));
  assert.equal(await stateOf(customer, params), "done", "more than was sent is not this payout");
  await importContent(installation, staff, told(number, 9_500n, "return"));
  assert.equal(await stateOf(customer, params), "returned");
  const { organizationId } = params;
  const account = await customer.browser.call(readPrepaidAccount, { params: { organizationId } });
  assert.deepEqual(account.body.balances, [{ minor: 50_000, currency: "CHF" }]);
  const fees = await installation.write(({ db }) => checkLedger(db));
  assert.equal(fees.accounts.find((one) => one.account === "bank_fees")?.minor, 500n);
  await assertLedgerHolds();
});

test("MON-10 a return of which the debit was never told balances the bank", async () => {
  const { customer, params, number } = await buildApproved();
  await make();
  await importContent(installation, staff, told(number, 10_000n, "return"));
  assert.equal(await stateOf(customer, params), "returned");
  await importContent(installation, staff, told(number, 10_000n, "debit"));
  assert.equal(await stateOf(customer, params), "returned");
  await assertLedgerHolds();
});

test("payment files are for staff with the right alone", async () => {
  const support = await buildStaff(installation, "support");
  const customer = await buildCustomer(installation);
  assert.equal((await support.browser.call(listPayoutBatches)).status, 403);
  assert.equal(
    (await support.browser.call(makePayoutBatch, { body: { currency: "CHF", destination: "bank" } })).status,
    403,
  );
  assert.equal((await customer.browser.call(listPayoutBatches)).status, 404);
  assert.equal((await make("USD")).problem.code, "billing.account_missing");
  assert.equal((await make("EUR")).problem.code, "billing.no_payouts_approved");
  const none = await staff.browser.call(readPaymentOrder, { params: { batchId: crypto.randomUUID() } });
  assert.equal(none.status, 404);
});
