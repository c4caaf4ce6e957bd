import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { issueCreditNote } from "../credit-notes/credit-note.contract.ts";
import { buildCredit } from "../credit-notes/credit-note.factory.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import * as contract from "./staff-invoice.contract.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
const staff = await buildStaff(installation, "billing");

test("MON-14 staff see an invoice with its payments, what is left to credit, and what may be done", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const { organizationId } = customer;
  const params = { organizationId, invoiceId: invoice.id };
  const first = await staff.browser.call(contract.readStaffInvoice, { params });
  assert.deepEqual(first.body.abilities, {
    ...{ download: true, e_invoice: true, credit: true },
    ...{ write_off: true, undo_write_off: false },
  });
  assert.deepEqual(first.body.creditable, [{ position: 1, vatCode: "standard", leftMinor: 11880 }]);
  await staff.browser.call(issueCreditNote, {
    params,
    body: await buildCredit(installation, params, [[1, 880n]]),
  });
  const target = { kind: "due_item", organizationId, dueItemId: invoice.dueItemId } as const;
  await receive(installation, [buildPayment(installation, { target, amountMinor: 5n })]);
  const { body } = await staff.browser.call(contract.readStaffInvoice, { params });
  assert.deepEqual(body.creditedNetMinor, [880]);
  assert.deepEqual(body.creditable[0]?.leftMinor, 11000);
  assert.deepEqual(
    body.payments.map(({ minor, outcome }) => [minor, outcome]),
    [[5, "credited_invoice"]],
  );
  assert.match(body.payments[0]?.outcomeText ?? "", /credit note/);
  assert.equal(body.creditNotes.length, 1);
});

test("an invoice elsewhere is not there; support staff may not read it; customers find no staff area", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const other = await buildCustomer(installation);
  const support = await buildStaff(installation, "support");
  for (const endpoint of [contract.readStaffInvoice, contract.readStaffInvoicePdf]) {
    const elsewhere = { ...params, organizationId: other.organizationId };
    assert.equal((await staff.browser.call(endpoint, { params })).status, 200);
    assert.equal((await staff.browser.call(endpoint, { params: elsewhere })).status, 404);
    assert.equal((await support.browser.call(endpoint, { params })).status, 403);
    assert.equal((await customer.browser.call(endpoint, { params })).status, 404);
  }
});
