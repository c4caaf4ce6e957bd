import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { makeCamt } from "../../../../tests/support/make-camt.ts";
import {
  buildCustomer,
  buildStaff,
  type Customer,
  proveByPassword,
} from "../../../../tests/support/people.ts";
import { importContent } from "../../bank/files/bank-file.factory.ts";
import { buildPrepaid } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { readPrepaidAccount } from "../payments/prepaid.contract.ts";
import { approvePayout, confirmPayout, readPayout, refusePayout, withdrawPayout } from "./payout.contract.ts";
import { askForPayPal, buildFactor, buildPayout } from "./payout.factory.ts";
import {
  confirmPayoutBatch,
  listPayoutBatches,
  makePayoutBatch,
  readPaymentOrder,
  readPayoutList,
} from "./payout-batch.contract.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation);
const today = installation.clock.today();
const done = { outcome: "done" as const, bookedOn: today };
const returned = { outcome: "returned" as const, bookedOn: today };

async function buildRequested(email = "ada@example.com", minor = 10_000) {
  const customer = await buildCustomer(installation);
  await buildFactor(installation, customer);
  await buildPrepaid(installation, customer, 50_000n);
  const asked = await askForPayPal(customer, customer.organizationId, email, minor);
  assert.equal(asked.status, 201, JSON.stringify(asked.problem));
  installation.clock.advance({ minutes: 2 });
  const params = { organizationId: customer.organizationId, payoutId: asked.body.id };
  return { customer, params, payout: asked.body };
}

async function buildApproved(email?: string, minor?: number) {
  const built = await buildRequested(email, minor);
  await proveByPassword(staff);
  const approved = await staff.browser.call(approvePayout, { params: built.params });
  assert.equal(approved.body.state, "approved");
  return built;
}

async function buildSent() {
  const built = await buildApproved();
  const batch = await make();
  assert.equal(batch.status, 201, JSON.stringify(batch.problem));
  return { ...built, batchId: batch.body.id };
}

const make = (destination: "bank" | "paypal" = "paypal") =>
  staff.browser.call(makePayoutBatch, { body: { currency: "CHF", destination } });
const stateOf = async (customer: Customer, params: { organizationId: string; payoutId: string }) =>
  (await customer.browser.call(readPayout, { params })).body.state;
const balanceOf = async (customer: Customer) =>
  (await customer.browser.call(readPrepaidAccount, { params: { organizationId: customer.organizationId } }))
    .body.balances[0]?.minor;
const mailsOf = async (customer: Customer, template: string) =>
  (await installation.mails(customer.email)).filter((mail) => mail.template === template);

async function assertLedgerHolds() {
  const { rules, accounts } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
  return accounts;
}

test("MON-10 a payout to PayPal is reserved, withdrawn and refused as one to a bank", async () => {
  const first = await buildRequested();
  assert.deepEqual(
    [first.payout.destination, first.payout.paypalEmail, first.payout.iban, first.payout.holder],
    ["paypal", "ada@example.com", null, null],
  );
  assert.equal(await balanceOf(first.customer), 40_000);
  const [mail] = await mailsOf(first.customer, "billing.payout_requested");
  assert.match(mail?.plain ?? "", /CHF.100\.00 from your prepaid account to PayPal \(ada@example\.com\)/);
  await first.customer.browser.call(withdrawPayout, { params: first.params });
  assert.equal(await balanceOf(first.customer), 50_000);
  const second = await buildRequested();
  const early = await staff.browser.call(confirmPayout, { params: second.params, body: done });
  assert.equal(early.problem.code, "billing.payout_not_sent", "nothing was sent yet");
  await staff.browser.call(refusePayout, { params: second.params, body: { reason: "No." } });
  assert.equal(await balanceOf(second.customer), 50_000);
  await assertLedgerHolds();
});

test("MON-10 the address is checked, and none begins like a formula", async () => {
  const customer = await buildCustomer(installation);
  await buildFactor(installation, customer);
  await buildPrepaid(installation, customer, 50_000n);
  for (const email of [
    "",
    "ada",
    "=1+1@example.com",
    "+ada@example.com",
    "-ada@example.com",
    "@example.com",
  ]) {
    const asked = await askForPayPal(customer, customer.organizationId, email);
    assert.deepEqual([asked.status, asked.problem.code], [422, "platform.invalid_input"], email);
  }
  assert.equal(await balanceOf(customer), 50_000);
});

test("MON-10 the PayPal list holds each approved payout once, whoever clicks at the same moment, and none of a bank", async () => {
  const bank = await buildCustomer(installation);
  const { id: payoutId } = await buildPayout(installation, bank);
  const bankParams = { organizationId: bank.organizationId, payoutId };
  await proveByPassword(staff);
  await staff.browser.call(approvePayout, { params: bankParams });
  installation.clock.advance({ minutes: 2 });
  const one = await buildApproved("ada+chalet@example.com", 10_000);
  const other = await buildApproved("o'neill@example.com", 12_345);
  const { waiting } = (await staff.browser.call(listPayoutBatches)).body;
  assert.deepEqual(
    waiting.map(({ destination, payouts, sumMinor }) => [destination, payouts, sumMinor]),
    [
      ["bank", 1, 10_000],
      ["paypal", 2, 22_345],
    ],
  );
  const answers = await Promise.all([make(), make(), make()]);
  const made = answers.filter(({ status }) => status === 201);
  assert.equal(made.length, 1);
  assert.ok(
    answers.every(({ status, problem }) => status === 201 || problem.code === "billing.no_payouts_approved"),
  );
  const params = { batchId: made[0]?.body.id ?? "" };
  const file = await staff.browser.call(readPayoutList, { params });
  assert.ok(
    file.bytes.equals((await staff.browser.call(readPayoutList, { params })).bytes),
    "the same bytes",
  );
  assert.deepEqual(parse(file.bytes), [
    ["ada+chalet@example.com", "100.00", "CHF", one.payout.number, `PAYOUT-${one.payout.number}`, "PAYPAL"],
    ["o'neill@example.com", "123.45", "CHF", other.payout.number, `PAYOUT-${other.payout.number}`, "PAYPAL"],
  ]);
  assert.equal((await staff.browser.call(readPaymentOrder, { params })).status, 404, "it is of one kind");
  assert.equal(await stateOf(bank, bankParams), "approved");
  const order = (await make("bank")).body;
  assert.equal(order.payouts, 1);
  const orderParams = { batchId: order.id };
  assert.equal((await staff.browser.call(readPayoutList, { params: orderParams })).status, 404);
  const wrong = await staff.browser.call(confirmPayoutBatch, { params: orderParams, body: done });
  assert.equal(wrong.problem.code, "billing.payout_not_sent", "the bank's file tells of those");
  const single = await staff.browser.call(confirmPayout, { params: bankParams, body: done });
  assert.equal(single.problem.code, "billing.payout_not_sent");
  await assertLedgerHolds();
});

test("MON-10 staff confirm a payout to PayPal once, whoever clicks at the same moment", async () => {
  const { customer, params, batchId } = await buildSent();
  const before = await assertLedgerHolds();
  const answers = await Promise.all([
    staff.browser.call(confirmPayout, { params, body: done }),
    staff.browser.call(confirmPayout, { params, body: done }),
    staff.browser.call(confirmPayoutBatch, { params: { batchId }, body: done }),
  ]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.ok(
    answers.every(({ status, problem }) => status === 200 || problem.code === "billing.payout_not_sent"),
  );
  assert.equal(await stateOf(customer, params), "done");
  assert.equal((await mailsOf(customer, "billing.paypal_payout_done")).length, 1);
  const after = await assertLedgerHolds();
  const of = (accounts: typeof after, name: string) =>
    accounts.find(({ account, currency }) => account === name && currency === "CHF")?.minor ?? 0n;
  assert.equal(of(after, "paypal") - of(before, "paypal"), -10_000n);
  assert.equal(of(after, "bank"), of(before, "bank"), "no movement of the bank");
});

test("MON-10 a payout that comes back from PayPal is on the prepaid account again, once, done before or not", async () => {
  for (const isDone of [true, false]) {
    const { customer, params } = await buildSent();
    if (isDone) await staff.browser.call(confirmPayout, { params, body: done });
    const back = await staff.browser.call(confirmPayout, { params, body: returned });
    assert.equal(back.body.state, "returned");
    assert.equal(await balanceOf(customer), 50_000);
    const again = await staff.browser.call(confirmPayout, { params, body: returned });
    assert.equal(again.problem.code, "billing.payout_not_sent");
    assert.equal((await mailsOf(customer, "billing.paypal_payout_returned")).length, 1);
    await assertLedgerHolds();
  }
});

test("MON-10 all open payouts of a PayPal list are confirmed in one go; those that came back before stay so", async () => {
  const back = await buildApproved();
  const paid = await buildApproved();
  const { id: batchId } = (await make()).body;
  await staff.browser.call(confirmPayout, { params: back.params, body: returned });
  const confirmed = await staff.browser.call(confirmPayoutBatch, { params: { batchId }, body: done });
  assert.deepEqual([confirmed.status, confirmed.body.payouts, confirmed.body.open], [200, 2, 0]);
  assert.equal(await stateOf(back.customer, back.params), "returned");
  assert.equal(await stateOf(paid.customer, paid.params), "done");
  await assertLedgerHolds();
});

test("MON-10 a bank's file never books a payout to PayPal; the day lies between sending and today", async () => {
  const { customer, params, payout } = await buildSent();
  const amount = { minor: 10_000n, currency: "CHF" };
  const direction = "DBIT" as const;
  const camt = makeCamt({
    ...{ version: "camt.053.001.08", account: "CH9300762011623852957", currency: "CHF" },
    statementId: "paypal",
    entries: [
      {
        ...{ amount, bookedOn: today, direction },
        transactions: [{ amount, direction, endToEndId: `PAYOUT-${payout.number}` }],
      },
    ],
  });
  await importContent(installation, staff, camt);
  assert.equal(await stateOf(customer, params), "sent");
  for (const bookedOn of ["2020-01-01", "2999-01-01"]) {
    const body = { ...done, bookedOn };
    const early = await staff.browser.call(confirmPayout, { params, body });
    assert.deepEqual([early.status, early.problem.code], [422, "billing.payout_day"]);
  }
  await assertLedgerHolds();
});

test("MON-10 payouts to PayPal are confirmed by staff with the right alone, under their own ids, and never one's own", async () => {
  const { customer, params, batchId } = await buildSent();
  const support = await buildStaff(installation, "support");
  assert.equal((await support.browser.call(confirmPayout, { params, body: done })).status, 403);
  const batch = { params: { batchId }, body: done };
  assert.equal((await support.browser.call(confirmPayoutBatch, batch)).status, 403);
  assert.equal((await customer.browser.call(confirmPayout, { params, body: done })).status, 404);
  assert.equal((await customer.browser.call(readPayoutList, { params: { batchId } })).status, 404);
  const stranger = await buildCustomer(installation);
  const mixed = { ...params, organizationId: stranger.organizationId };
  assert.equal((await staff.browser.call(confirmPayout, { params: mixed, body: done })).status, 404);
  const none = { params: { batchId: crypto.randomUUID() }, body: done };
  assert.equal((await staff.browser.call(confirmPayoutBatch, none)).status, 404);
  await installation.write(({ db }) =>
    db
      .updateTable("payouts")
      .set({ requested_by: staff.userId })
      .where("organization_id", "=", params.organizationId)
      .where("id", "=", params.payoutId)
      .execute(),
  );
  const own = await staff.browser.call(confirmPayout, { params, body: returned });
  assert.deepEqual([own.status, own.problem.code], [403, "billing.payout_own"]);
  const all = await staff.browser.call(confirmPayoutBatch, batch);
  assert.equal(all.problem.code, "billing.payout_not_sent");
});
