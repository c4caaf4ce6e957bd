import assert from "node:assert/strict";
import test from "node:test";
import { makeQrReference } from "../../../../common/references.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff, type Customer } from "../../../../tests/support/people.ts";
import { readPrepaidAccount } from "../../billing/payments/prepaid.contract.ts";
import { listActivity } from "../../organizations/activity/activity.contract.ts";
import { claimPayment, listClaims } from "../claims/claim.contract.ts";
import {
  credit,
  endsOf,
  importContent,
  ledgerSum,
  openItems,
  paymentsOf,
  readFileAnswer,
  statement,
} from "../files/bank-file.factory.ts";
import {
  assignBankPayment,
  listBankPayments,
  listDecisions,
  readBankPayment,
  undoBankPayment,
} from "./bank-payment.contract.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "billing");

let count = 0;
async function buildItem(customer: Customer, minor = 10_000n) {
  count += 1;
  const reference = makeQrReference(`77${count}`);
  await openItems(staff, [{ customerNumber: customer.customerNumber, minor, reference }]);
  return reference;
}

/** Imports one payment, and gives it with its file. */
async function importOne(details: Parameters<typeof credit>[0]) {
  const file = await importContent(installation, staff, statement([credit(details)]));
  const [payment] = await paymentsOf(staff, file.id);
  assert.ok(payment);
  return { file, payment, params: { bankPaymentId: payment.id } };
}

const undo = (params: { bankPaymentId: string }, reason = "Wrong customer") =>
  staff.browser.call(undoBankPayment, { params, body: { reason } });
const assign = (params: { bankPaymentId: string }, { organizationId }: Customer, dueItemId = null) =>
  staff.browser.call(assignBankPayment, { params, body: { organizationId, dueItemId } });

test("MON-7 an assignment is undone in one act: the payment waits with its history, and is assigned rightly", async () => {
  const wrong = await buildCustomer(installation, { name: "Wrong AG" });
  const right = await buildCustomer(installation, { name: "Right AG" });
  const { file, params } = await importOne({ minor: 4_321n });
  assert.equal((await assign(params, wrong)).status, 200);
  const undone = await undo(params);
  assert.deepEqual([undone.status, undone.body.state, undone.body.outcome], [200, "unassigned", "undone"]);
  assert.equal((await readFileAnswer(staff, file.id)).results.unassigned, 1);
  const waiting = await staff.browser.call(listBankPayments, { query: { search: "43.21" } });
  assert.equal(waiting.body.items.length, 1);
  assert.equal((await assign(params, right)).status, 200);
  const now = await readFileAnswer(staff, file.id);
  assert.deepEqual([now.results.unassigned, now.results.prepaid], [0, 1]);
  const { body } = await staff.browser.call(listDecisions, { params });
  assert.deepEqual(
    body.items.map(({ kind, reason, organizationName }) => [kind, reason, organizationName]),
    [
      ["assigned", null, "Wrong AG"],
      ["undone", "Wrong customer", "Wrong AG"],
      ["assigned", null, "Right AG"],
    ],
  );
  const { organizationId } = wrong;
  const statementOf = await wrong.browser.call(readPrepaidAccount, { params: { organizationId } });
  assert.deepEqual(
    statementOf.body.items.map(({ minor }) => minor),
    [-4_321, 4_321],
  );
  const log = await wrong.browser.call(listActivity, { params: { organizationId } });
  assert.equal(log.body.items.filter(({ action }) => action === "bank_payment.undo").length, 1);
  assert.equal(await ledgerSum(staff, "unassigned"), 0);
});

test("MON-7 what the import booked is undone too, told as what it did; another payment then pays the invoice", async () => {
  const customer = await buildCustomer(installation);
  const reference = await buildItem(customer);
  const { file, params } = await importOne({ reference });
  assert.deepEqual(await endsOf(staff, file.id), ["booked exact"]);
  const reply = await undo(params);
  assert.equal(reply.status, 200, JSON.stringify(reply.problem));
  assert.equal((await importOne({ reference })).payment.outcome, "exact");
  const { body } = await staff.browser.call(listDecisions, { params });
  assert.deepEqual(
    body.items.map(({ kind, decidedByName }) => [kind, decidedByName === null]),
    [
      ["booked", true],
      ["undone", false],
    ],
  );
  assert.equal(await ledgerSum(staff, "unassigned"), -10_000);
  await assign(params, customer);
});

test("MON-7 an account that was learnt from an undone payment alone is not believed any more", async () => {
  const customer = await buildCustomer(installation);
  const iban = "AT611904300234573201";
  const first = await importOne({ reference: await buildItem(customer), debtorIban: iban });
  const known = await importOne({ minor: 3n, debtorIban: iban });
  assert.equal(known.payment.state, "booked");
  const second = await importOne({ reference: await buildItem(customer), debtorIban: iban });
  await undo(first.params);
  const proven = await importOne({ minor: 4n, debtorIban: iban });
  assert.equal(proven.payment.state, "booked", "the second one proves it");
  await undo(second.params);
  assert.equal((await importOne({ minor: 5n, debtorIban: iban })).payment.state, "unassigned");
});

test("MON-7 a claim that an undone assignment had settled is open again", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const params = { organizationId };
  const claim = { minor: 61_718, paidOn: installation.clock.today(), iban: "" };
  const claimed = await customer.browser.call(claimPayment, { params, body: claim });
  assert.equal(claimed.status, 201, JSON.stringify(claimed.problem));
  const one = await importOne({ minor: 61_718n, bookedOn: installation.clock.today() });
  await assign(one.params, customer);
  const stateOf = async () =>
    (await customer.browser.call(listClaims, { params, query: {} })).body.items[0]?.state;
  assert.equal(await stateOf(), "confirmed");
  await undo(one.params);
  assert.equal(await stateOf(), "open");
});

test("MON-7 two who undo at once, or undo and assign, book it once; what waits is not undone", async () => {
  const [customer, other] = [await buildCustomer(installation), await buildCustomer(installation)];
  const { params } = await importOne({ minor: 911n });
  assert.equal((await undo(params)).problem.code, "bank.not_booked");
  await assign(params, customer);
  const twice = await Promise.all([undo(params), undo(params)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 409]);
  await assign(params, other);
  const both = await Promise.all([undo(params), assign(params, customer)]);
  assert.equal(both[0].status, 200);
  assert.ok([200, 409].includes(both[1].status), "before the undo it does not wait, afterwards it does");
  await ledgerSum(staff, "bank");
});

test("undoing is for staff with the right; the reason is asked, the same key undoes once", async () => {
  const customer = await buildCustomer(installation);
  const support = await buildStaff(installation, "support");
  const { params } = await importOne({ minor: 733n });
  await assign(params, customer);
  const body = { reason: "Twice" };
  assert.equal((await customer.browser.call(undoBankPayment, { params, body })).status, 404);
  assert.equal((await support.browser.call(undoBankPayment, { params, body })).status, 403);
  assert.equal((await undo(params, " ")).status, 422);
  const first = await staff.browser.call(undoBankPayment, { params, body }, { key: "undo-once-1" });
  const again = await staff.browser.call(undoBankPayment, { params, body }, { key: "undo-once-1" });
  assert.deepEqual([first.status, first.body], [200, again.body]);
  const nowhere = { bankPaymentId: customer.organizationId };
  assert.equal((await undo(nowhere)).status, 404);
  const { body: read } = await staff.browser.call(readBankPayment, { params });
  assert.deepEqual([read.abilities.undo, read.abilities.assign], [false, true]);
});
