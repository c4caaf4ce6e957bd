import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { issueCreditNote } from "../../billing/credit-notes/credit-note.contract.ts";
import { buildCredit } from "../../billing/credit-notes/credit-note.factory.ts";
import { writeOffInvoice } from "../../billing/write-offs/write-off.contract.ts";
import {
  buildBillingAddress,
  subsidiary,
} from "../../organizations/billing-addresses/billing-address.factory.ts";
import { invoiceOrder, payOrderFromPrepaid, readOrder } from "./order.contract.ts";
import { buildOrder } from "./order.factory.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "billing");

async function buildInvoiced() {
  const { customer, order } = await buildOrder(installation);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  const { body } = await customer.browser.call(invoiceOrder, { params });
  const invoice = { organizationId: customer.organizationId, invoiceId: body.invoiceId };
  const read = async () => (await customer.browser.call(readOrder, { params })).body;
  return { customer, params, invoice, read };
}

test("MON-14 a pending order whose invoice is credited whole is cancelled, and says why", async () => {
  const { customer, params, invoice, read } = await buildInvoiced();
  const body = await buildCredit(installation, invoice);
  assert.equal((await staff.browser.call(issueCreditNote, { params: invoice, body })).status, 201);
  const mails = await installation.mails(customer.email);
  assert.equal(mails.filter(({ template }) => template === "billing.credit_note_settled").length, 1);
  const { state, cancelCause, productIds } = await read();
  assert.deepEqual([state, cancelCause, productIds], ["cancelled", "credit_note", []]);
  const paid = await customer.browser.call(payOrderFromPrepaid, { params });
  assert.equal(paid.problem.code, "billing.nothing_due");
});

test("MON-14 an order whose invoice is credited in part waits for the rest", async () => {
  const { invoice, read } = await buildInvoiced();
  const body = await buildCredit(installation, invoice, [[1, 100n]]);
  assert.equal((await staff.browser.call(issueCreditNote, { params: invoice, body })).status, 201);
  assert.equal((await read()).state, "pending");
});

test("MON-14 an invoice whose order waits for the payment is not written off, as nothing was supplied", async () => {
  const { invoice } = await buildInvoiced();
  const answer = await staff.browser.call(writeOffInvoice, { params: invoice, body: { reason: "x" } });
  assert.deepEqual([answer.status, answer.problem.code], [409, "billing.not_supplied"]);
});

test("ORG-9 MON-14 the address for invoices of the order is told of the credit note, in the order's language", async () => {
  const customer = await buildCustomer(installation, { language: "de" });
  const { id } = await buildBillingAddress(customer);
  const { order } = await buildOrder(installation, { customer, billingAddressId: id });
  const { organizationId } = customer;
  const { body } = await customer.browser.call(invoiceOrder, {
    params: { organizationId, orderId: order.id },
  });
  const invoice = { organizationId, invoiceId: body.invoiceId };
  const credit = await buildCredit(installation, invoice);
  assert.equal((await staff.browser.call(issueCreditNote, { params: invoice, body: credit })).status, 201);
  const mail = (await installation.mails(subsidiary.email ?? "")).at(-1);
  assert.equal(mail?.template, "billing.credit_note_settled");
  assert.match(mail?.subject ?? "", /^Gutschrift CN-/);
});
