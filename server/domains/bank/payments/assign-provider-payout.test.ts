import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { payOnPage, settled } from "../../billing/charges/charge.factory.ts";
import { readFigures } from "../../billing/figures/figure.contract.ts";
import { buildInvoice } from "../../billing/invoices/invoice.factory.ts";
import {
  credit,
  importContent,
  ledgerSum,
  paymentsOf,
  readFileAnswer,
  statement,
} from "../files/bank-file.factory.ts";
import {
  assignBankPayment,
  listCandidates,
  listDecisions,
  readBankPayment,
  recordProviderPayout,
  undoBankPayment,
} from "./bank-payment.contract.ts";

const installation = await testInstallation({ payments: true });
const staff = await buildStaff(installation, "billing");

/** An invoice paid by card, in minor units. */
async function buildCharge(): Promise<number> {
  const { customer, invoice } = await buildInvoice(installation);
  const { minor } = await payOnPage(customer, { kind: "invoice", subjectId: invoice.id });
  await settled(installation);
  return minor;
}

async function importPayout(minor: number, details: Parameters<typeof credit>[0] = {}) {
  const named = { debtorName: "Stripe Payments Europe Ltd", remittance: ["STRIPE P4711"] };
  const entry = credit({ minor: BigInt(minor), ...named, ...details });
  const file = await importContent(installation, staff, statement([entry]));
  const [payment] = await paymentsOf(staff, file.id);
  assert.ok(payment);
  return { file, payment, params: { bankPaymentId: payment.id } };
}

const record = (params: { bankPaymentId: string }, feeMinor = 0, key?: string) =>
  staff.browser.call(recordProviderPayout, { params, body: { feeMinor } }, key ? { key } : {});
const undo = (params: { bankPaymentId: string }) =>
  staff.browser.call(undoBankPayment, { params, body: { reason: "It was a customer's" } });

/** What was received in CHF in twelve months, by the figures. */
async function received(): Promise<number> {
  const { body } = await staff.browser.call(readFigures);
  const months = body.currencies.find(({ currency }) => currency === "CHF")?.months ?? [];
  return months.reduce((sum, { receivedMinor }) => sum + receivedMinor, 0);
}

test("MON-2 a payout of the payment provider empties what it held, with its fees, and is no customer's money", async () => {
  const gross = await buildCharge();
  const before = await received();
  const { file, payment, params } = await importPayout(gross - 350);
  assert.equal(payment.state, "unassigned", "never by itself");
  const { body: proposed } = await staff.browser.call(listCandidates, { params, query: {} });
  assert.equal(proposed.namesProvider, true);
  const done = await record(params, 350);
  assert.deepEqual(
    [done.status, done.body.state, done.body.outcome, done.body.organizationId],
    [200, "assigned", "provider_payout", null],
  );
  assert.equal(await ledgerSum(staff, "provider"), 0);
  assert.equal(await ledgerSum(staff, "provider_fees"), 350);
  assert.equal(await ledgerSum(staff, "unassigned"), 0);
  assert.equal(await ledgerSum(staff, "bank"), gross - 350);
  assert.equal(await received(), before, "it was received when customers paid");
  const { results } = await readFileAnswer(staff, file.id);
  assert.deepEqual([results.unassigned, results.providerPayouts], [0, 1]);
  assert.equal((await undo(params)).status, 200);
});

test("MON-7 a payout is undone as one step: the money waits with its history, and is booked once more", async () => {
  const customer = await buildCustomer(installation);
  const held = await ledgerSum(staff, "provider");
  const { file, params } = await importPayout(5_000);
  const waiting = await ledgerSum(staff, "unassigned");
  await record(params, 100);
  assert.equal((await staff.browser.call(readBankPayment, { params })).body.abilities.undo, true);
  const undone = await undo(params);
  assert.deepEqual([undone.status, undone.body.state, undone.body.outcome], [200, "unassigned", "undone"]);
  assert.equal(await ledgerSum(staff, "provider"), held);
  assert.equal(await ledgerSum(staff, "provider_fees"), 0);
  assert.equal(await ledgerSum(staff, "unassigned"), waiting);
  const { results } = await readFileAnswer(staff, file.id);
  assert.deepEqual([results.unassigned, results.providerPayouts], [1, 0]);
  assert.equal((await record(params, 7)).status, 200);
  assert.equal((await undo(params)).status, 200);
  const body = { organizationId: customer.organizationId, dueItemId: null };
  assert.equal((await staff.browser.call(assignBankPayment, { params, body })).status, 200);
  const decisions = (await staff.browser.call(listDecisions, { params })).body.items;
  assert.deepEqual(
    decisions.map(({ kind, organizationName }) => [kind, organizationName !== null]),
    [
      ["assigned", false],
      ["undone", false],
      ["assigned", false],
      ["undone", false],
      ["assigned", true],
    ],
  );
  assert.match(decisions[0]?.outcomeText ?? "", /payment provider/);
  await ledgerSum(staff, "bank");
});

test("MON-7 two who decide at once book it once; the same key answers the same", async () => {
  const customer = await buildCustomer(installation);
  const { params } = await importPayout(911);
  const twice = await Promise.all([record(params, 1), record(params, 2)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 409]);
  const undone = await Promise.all([undo(params), undo(params)]);
  assert.deepEqual(undone.map(({ status }) => status).sort(), [200, 409]);
  const body = { organizationId: customer.organizationId, dueItemId: null };
  const both = await Promise.all([record(params), staff.browser.call(assignBankPayment, { params, body })]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  const { params: other } = await importPayout(912);
  const first = await record(other, 0, "provider-payout-1");
  const again = await record(other, 0, "provider-payout-1");
  assert.deepEqual([first.status, first.body], [200, again.body]);
  assert.equal((await record(other)).problem.code, "bank.not_waiting");
  await ledgerSum(staff, "bank");
});

test("MON-7 a payment that names nobody of the kind can be a payout, too; fees are no less than nothing; staff with the right say so", async () => {
  const support = await buildStaff(installation, "support");
  const customer = await buildCustomer(installation);
  const { params } = await importPayout(913, { debtorName: "Clearing Bank", remittance: ["4711"] });
  const { body: proposed } = await staff.browser.call(listCandidates, { params, query: {} });
  assert.equal(proposed.namesProvider, false);
  assert.equal((await record(params, -1)).status, 422);
  const asked = { params, body: { feeMinor: 0 } };
  assert.equal((await support.browser.call(recordProviderPayout, asked)).status, 403);
  assert.equal((await customer.browser.call(recordProviderPayout, asked)).status, 404);
  assert.equal((await record(params)).status, 200);
  await ledgerSum(staff, "bank");
});
