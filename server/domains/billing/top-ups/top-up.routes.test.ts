import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, type Customer } from "../../../../tests/support/people.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { exportPrepaidStatement, readPrepaidAccount } from "../payments/prepaid.contract.ts";
import {
  cancelTopUp,
  listTopUps,
  readTopUp,
  readTopUpLimits,
  readTopUpSlip,
  startTopUp,
} from "./top-up.contract.ts";

const installation = await testInstallation();
const paramsOf = ({ organizationId }: Customer) => ({ organizationId });

async function announce(customer: Customer, minor = 10_000) {
  const answer = await customer.browser.call(startTopUp, { params: paramsOf(customer), body: { minor } });
  assert.equal(answer.status, 201, JSON.stringify(answer.problem));
  return answer.body;
}

/** Books a payment with the reference of a top-up. */
async function transfer(customer: Customer, topUpId: string, amountMinor: bigint, currency = "CHF") {
  const [due] = await query<{ id: string }>(
    installation,
    `select id from due_items where kind = 'top_up' and subject_id = '${topUpId}'`,
  );
  const { organizationId } = customer;
  const target = { kind: "due_item", organizationId, dueItemId: due?.id ?? "" } as const;
  const [booked] = await receive(installation, [
    buildPayment(installation, { target, amountMinor, currency }),
  ]);
  return booked;
}

const read = async (customer: Customer, topUpId: string) =>
  (await customer.browser.call(readTopUp, { params: { ...paramsOf(customer), topUpId } })).body;

const account = async (customer: Customer) =>
  (await customer.browser.call(readPrepaidAccount, { params: paramsOf(customer) })).body;

test("MON-11 a top-up has a reference of its own, and its transfer is credited", async () => {
  const customer = await buildCustomer(installation);
  const [one, other] = [await announce(customer), await announce(customer)];
  assert.equal(one.state, "open");
  assert.equal(one.dueOn, "2026-12-20");
  assert.notEqual(one.payment?.reference, other.payment?.reference, "MON-5");
  const booked = await transfer(customer, one.id, 10_000n);
  assert.deepEqual([booked?.end, booked?.outcome], ["prepaid", "top_up"]);
  const arrived = await read(customer, one.id);
  assert.deepEqual([arrived.state, arrived.receivedMinor, arrived.payment], ["received", 10_000, null]);
  const { items, balances } = await account(customer);
  assert.deepEqual(balances, [{ minor: 10_000, currency: "CHF" }]);
  assert.deepEqual(
    items.map((item) => [item.kind, item.outcome, item.minor, item.topUpNumber]),
    [["payment_to_prepaid", "top_up", 10_000, one.number]],
  );
  const mails = await installation.mails(customer.email);
  assert.match(mails.at(-1)?.plain ?? "", /top-up of CHF.100\.00 arrived/);
  assert.deepEqual(
    (
      await customer.browser.call(listTopUps, { params: paramsOf(customer), query: { state: "open" } })
    ).body.items.map(({ id }) => id),
    [other.id],
  );
});

test("MON-11 another amount, a second transfer and one after the cancellation are all credited", async () => {
  const customer = await buildCustomer(installation);
  const one = await announce(customer);
  assert.equal((await transfer(customer, one.id, 9_999n))?.outcome, "top_up_other_amount");
  assert.equal((await transfer(customer, one.id, 10_000n))?.outcome, "top_up");
  assert.equal((await transfer(customer, one.id, 10_000n))?.outcome, "top_up");
  assert.equal((await read(customer, one.id)).receivedMinor, 29_999);
  const other = await announce(customer);
  const params = { ...paramsOf(customer), topUpId: other.id };
  assert.equal((await customer.browser.call(cancelTopUp, { params })).body.state, "cancelled");
  assert.equal((await customer.browser.call(cancelTopUp, { params })).problem.code, "billing.top_up_settled");
  assert.equal((await transfer(customer, other.id, 10_000n))?.outcome, "top_up");
  const { balances } = await account(customer);
  assert.deepEqual(balances, [{ minor: 39_999, currency: "CHF" }]);
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
});

test("MON-11 a transfer in another currency is credited in it, and the top-up stays open", async () => {
  const customer = await buildCustomer(installation);
  const one = await announce(customer);
  assert.equal((await transfer(customer, one.id, 10_000n, "EUR"))?.outcome, "other_currency");
  assert.equal((await read(customer, one.id)).state, "open");
  assert.deepEqual((await account(customer)).balances, [{ minor: 10_000, currency: "EUR" }]);
  const mails = await installation.mails(customer.email);
  assert.match(mails.at(-1)?.plain ?? "", /top-up of CHF.100\.00 is still open/);
});

test("MON-11 the amount stays within the provider's limits", async () => {
  const customer = await buildCustomer(installation, { country: "DE" });
  const params = paramsOf(customer);
  const limits = (await customer.browser.call(readTopUpLimits, { params })).body;
  assert.deepEqual(limits, { currency: "EUR", leastMinor: 1_000, mostMinor: 5_000_000 });
  for (const minor of [-1, 0, 999, 5_000_001]) {
    const answer = await customer.browser.call(startTopUp, { params, body: { minor } });
    assert.equal(answer.status, 422);
    assert.equal(answer.problem.code, "billing.top_up_amount");
  }
  const broken = await customer.browser.call(startTopUp, { params, body: { minor: 1000.5 } });
  assert.equal(broken.problem.code, "platform.invalid_input");
  const [least, most] = [await announce(customer, 1_000), await announce(customer, 5_000_000)];
  assert.deepEqual([least.currency, most.minor], ["EUR", 5_000_000]);
  assert.match(least.payment?.reference ?? "", /^RF/);
  const addressless = await buildCustomer(installation, { addressless: true });
  const refused = await addressless.browser.call(startTopUp, {
    params: paramsOf(addressless),
    body: { minor: 1_000 },
  });
  assert.equal(refused.problem.code, "organizations.address_incomplete");
});

test("API-1 two clicks announce one top-up", async () => {
  const customer = await buildCustomer(installation);
  const input = { params: paramsOf(customer), body: { minor: 10_000 } };
  const answers = await Promise.all(
    Array.from({ length: 2 }, () => customer.browser.call(startTopUp, input, { key: "click-key-1" })),
  );
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
});

test("the payment slip has the same bytes before and after it was stored", async () => {
  const customer = await buildCustomer(installation, { language: "de" });
  const { id } = await announce(customer);
  const params = { ...paramsOf(customer), topUpId: id };
  const drawn = await customer.browser.call(readTopUpSlip, { params });
  assert.equal(drawn.status, 200);
  assert.equal(drawn.headers.get("content-type"), "application/pdf");
  await installation.runJobs();
  const stored = await customer.browser.call(readTopUpSlip, { params });
  assert.ok(drawn.bytes.equals(stored.bytes));
});

test("MON-2 the statement shows the balance after each movement, and so does its CSV", async () => {
  const customer = await buildCustomer(installation);
  const { id } = await announce(customer);
  for (const amount of [1_000n, 2_000n, 3_000n]) await transfer(customer, id, amount);
  await transfer(customer, id, 500n, "EUR");
  const params = paramsOf(customer);
  const first = await customer.browser.call(readPrepaidAccount, { params, query: { limit: 2 } });
  const rest = await customer.browser.call(readPrepaidAccount, {
    params,
    query: { limit: 2, cursor: first.body.next ?? "" },
  });
  assert.deepEqual(
    [...first.body.items, ...rest.body.items].map(({ minor, balanceMinor, currency }) => [
      minor,
      balanceMinor,
      currency,
    ]),
    [
      [500, 500, "EUR"],
      [3_000, 6_000, "CHF"],
      [2_000, 3_000, "CHF"],
      [1_000, 1_000, "CHF"],
    ],
  );
  const csv = await customer.browser.call(exportPrepaidStatement, { params });
  assert.match(
    csv.headers.get("content-disposition") ?? "",
    /attachment; filename="prepaid-account-2026-11-22.csv"/,
  );
  const lines = csv.bytes.toString("utf8").split("\r\n");
  assert.equal(lines[0], "\ufeffBooked on;What happened;Document;In;Out;Balance;Currency");
  assert.match(lines[3] ?? "", /^2026-11-22;Top-up arrived with another amount;\d+;30\.00;;60\.00;CHF$/);
});

test("a stranger finds no top-up; a member without billing is refused", async () => {
  const customer = await buildCustomer(installation);
  const { id: topUpId } = await announce(customer);
  const stranger = await buildCustomer(installation);
  const external = await buildMember(installation, customer.organizationId, "external");
  const params = { ...paramsOf(customer), topUpId };
  const mixed = { ...paramsOf(stranger), topUpId };
  const body = { minor: 10_000 };
  for (const endpoint of [readTopUp, cancelTopUp, readTopUpSlip] as const) {
    assert.equal((await stranger.browser.call(endpoint, { params })).status, 404, endpoint.id);
    assert.equal((await stranger.browser.call(endpoint, { params: mixed })).status, 404, endpoint.id);
    assert.equal((await external.browser.call(endpoint, { params })).status, 403, endpoint.id);
  }
  assert.equal((await external.browser.call(startTopUp, { params, body })).status, 403);
  assert.equal((await external.browser.call(exportPrepaidStatement, { params })).status, 403);
  assert.equal((await stranger.browser.call(listTopUps, { params })).status, 404);
  assert.equal((await stranger.browser.call(readTopUpLimits, { params })).status, 404);
});
