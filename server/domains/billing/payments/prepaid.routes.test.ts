import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, type Customer } from "../../../../tests/support/people.ts";
import { payInvoiceFromPrepaid, readInvoice } from "../invoices/invoice.contract.ts";
import { buildInvoice, buildPrepaid } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { spendingPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { readPrepaidAccount } from "./prepaid.contract.ts";

const installation = await testInstallation();
const pay = (customer: Customer, invoiceId: string, key?: string) =>
  customer.browser.call(
    payInvoiceFromPrepaid,
    { params: { organizationId: customer.organizationId, invoiceId } },
    key ? { key } : {},
  );
const balanceOf = async (customer: Customer) => {
  const params = { organizationId: customer.organizationId };
  return (await customer.browser.call(readPrepaidAccount, { params })).body.balances[0]?.minor;
};

test("MON-8 an invoice is paid from the prepaid account with one click", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  await buildPrepaid(installation, customer, 20_000n);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  assert.equal((await customer.browser.call(readInvoice, { params })).body.abilities.pay_from_prepaid, true);
  const paid = await pay(customer, invoice.id);
  assert.equal(paid.status, 200);
  assert.equal(paid.body.state, "paid");
  assert.equal(paid.body.prepaidMinor, 20_000 - 12842);
  const { items } = (await customer.browser.call(readPrepaidAccount, { params })).body;
  assert.deepEqual(
    items.map(({ kind, minor, invoiceNumber }) => [kind, minor, invoiceNumber]),
    [
      ["prepaid_spending", -12842, invoice.number],
      ["payment_to_prepaid", 20_000, null],
    ],
  );
  const mails = await installation.mails(customer.email);
  const mail = mails.find((one) => one.template === "billing.paid_from_prepaid");
  assert.match(mail?.plain ?? "", /CHF.71\.58 are left/);
});

test("MON-8 without enough money nothing is paid", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  assert.equal((await pay(customer, invoice.id)).problem.code, "billing.prepaid_too_low", "no account");
  await buildPrepaid(installation, customer, 12841n);
  const answer = await pay(customer, invoice.id);
  assert.equal(answer.status, 409);
  assert.equal(answer.problem.code, "billing.prepaid_too_low");
  assert.equal(await balanceOf(customer), 12841);
  await buildPrepaid(installation, customer, 50_000n, "EUR");
  assert.equal(
    (await pay(customer, invoice.id)).problem.code,
    "billing.prepaid_too_low",
    "money of another currency",
  );
});

test("API-1 two clicks on pay: the same key answers alike, another key finds nothing due", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  await buildPrepaid(installation, customer, 50_000n);
  const answers = await Promise.all([
    pay(customer, invoice.id, "click-key-1"),
    pay(customer, invoice.id, "click-key-1"),
    pay(customer, invoice.id, "click-key-2"),
  ]);
  const byStatus = Map.groupBy(answers, (answer) => answer.status);
  assert.equal((byStatus.get(200)?.length ?? 0) + (byStatus.get(409)?.length ?? 0), 3);
  assert.ok(byStatus.get(200));
  assert.equal(await balanceOf(customer), 50_000 - 12842, "paid once");
  assert.equal((await pay(customer, invoice.id)).problem.code, "billing.nothing_due");
});

test("MON-2 parallel spending never makes a prepaid balance negative", async () => {
  const customer = await buildCustomer(installation);
  const invoices = await Promise.all(
    Array.from({ length: 8 }, () => buildInvoice(installation, { customer })),
  );
  await buildPrepaid(installation, customer, 3n * 12842n + 5n);
  const answers = await Promise.all(invoices.map(({ invoice }) => pay(customer, invoice.id)));
  assert.equal(answers.filter((answer) => answer.status === 200).length, 3);
  assert.ok(
    answers
      .filter((answer) => answer.status !== 200)
      .every((answer) => answer.problem.code === "billing.prepaid_too_low"),
  );
  assert.equal(await balanceOf(customer), 5);
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
});

test("MON-2 the database itself refuses a negative prepaid balance", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId, userId: causeId } = customer;
  const movement = { organizationId, causeId, bookedOn: "2026-11-22", currency: "CHF", amountMinor: 1n };
  await assert.rejects(
    installation.write((ctx) => postTransactions(ctx, [spendingPosting(movement)])),
    { constraint: "prepaid_balance_is_never_negative" },
  );
});

test("the prepaid account of another organization is not there; a member without billing is refused", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const stranger = await buildCustomer(installation);
  assert.equal((await stranger.browser.call(readPrepaidAccount, { params })).status, 404);
  assert.equal((await stranger.browser.call(payInvoiceFromPrepaid, { params })).status, 404);
  const mixed = { organizationId: stranger.organizationId, invoiceId: invoice.id };
  assert.equal((await stranger.browser.call(payInvoiceFromPrepaid, { params: mixed })).status, 404);
  const external = await buildMember(installation, customer.organizationId, "external");
  assert.equal((await external.browser.call(readPrepaidAccount, { params })).status, 403);
  assert.equal((await external.browser.call(payInvoiceFromPrepaid, { params })).status, 403);
});
