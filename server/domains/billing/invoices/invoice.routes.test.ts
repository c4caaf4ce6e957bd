import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildStaff } from "../../../../tests/support/people.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import * as contract from "./invoice.contract.ts";
import { buildInvoice } from "./invoice.factory.ts";

// Sessions outlast the due date.
const config = { sessionIdleHours: 2_000 };
const installation = await testInstallation({ now: "2026-11-22T09:00:00Z", config });

test("MON-4 an invoice shows its lines, VAT and how to pay, in parts that add up", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const { body } = await customer.browser.call(contract.readInvoice, { params });
  assert.equal(body.number, invoice.number);
  assert.deepEqual([body.netMinor, body.vatMinor, body.totalMinor], [11880, 962, 12842]);
  assert.equal(
    body.vat[0]?.netMinor,
    body.lines.reduce((sum, line) => sum + line.netMinor, 0),
  );
  assert.equal(body.state, "open");
  assert.match(body.payment?.reference ?? "", /^\d{27}$/);
  assert.equal(body.payment?.iban, "CH4431999123000889012");
  assert.deepEqual(body.abilities, { download: true, e_invoice: true, pay_from_prepaid: false });
});

test("MON-4 the PDF has the same bytes before and after it is stored, at every download", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const download = async () => {
    const answer = await customer.browser.call(contract.readInvoicePdf, { params });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-disposition"), `inline; filename="${invoice.number}.pdf"`);
    return createHash("sha256").update(answer.bytes).digest("hex");
  };
  const drawn = await download();
  installation.clock.advance({ hours: 5 });
  await installation.runJobs();
  const [stored] = await query<{ sha256: Buffer }>(
    installation,
    `select sha256 from documents where subject_id = '${invoice.id}'`,
  );
  assert.equal(stored?.sha256.toString("hex"), drawn);
  assert.equal(await download(), drawn);
  assert.equal(await download(), drawn);
});

test("an invoice is overdue from the day after its due date on, in the provider's time zone, until it is paid", async () => {
  const start = installation.clock.now().toString();
  const staff = await buildStaff(installation, "billing");
  const { customer, invoice } = await buildInvoice(installation);
  const stateOn = async (instant: string) => {
    installation.clock.set(instant);
    const own = await customer.browser.call(contract.listInvoices, {
      params: { organizationId: customer.organizationId },
    });
    return own.body.items[0]?.state;
  };
  assert.equal(invoice.document.dueOn, "2026-12-22");
  assert.equal(await stateOn("2026-12-22T22:59:00Z"), "open");
  assert.equal(await stateOn("2026-12-22T23:00:00Z"), "overdue");
  const target = {
    kind: "due_item",
    organizationId: customer.organizationId,
    dueItemId: invoice.dueItemId,
  } as const;
  await receive(installation, [
    buildPayment(installation, { target, amountMinor: invoice.document.totalMinor }),
  ]);
  assert.equal(await stateOn("2026-12-23T12:00:00Z"), "paid");
  installation.clock.set(start);
  const listed = await staff.browser.call(contract.listStaffInvoices, {
    query: { state: "paid", search: invoice.number },
  });
  assert.deepEqual(
    listed.body.items.map((item) => item.id),
    [invoice.id],
  );
  const open = await staff.browser.call(contract.listStaffInvoices, {
    query: { state: "open", search: invoice.number },
  });
  assert.deepEqual(open.body.items, []);
});

test("invoices are filtered by state and paged", async () => {
  const customer = await buildCustomer(installation);
  for (let count = 0; count < 3; count += 1) await buildInvoice(installation, { customer });
  const params = { organizationId: customer.organizationId };
  const first = await customer.browser.call(contract.listInvoices, {
    params,
    query: { limit: 2, state: "open" },
  });
  assert.equal(first.body.items.length, 2);
  const second = await customer.browser.call(contract.listInvoices, {
    params,
    query: { limit: 2, cursor: first.body.next ?? "" },
  });
  assert.equal(second.body.items.length, 1);
  assert.equal(second.body.next, null);
  const paid = await customer.browser.call(contract.listInvoices, { params, query: { state: "paid" } });
  assert.deepEqual(paid.body.items, []);
});

test("an invoice of another organization is not there; a member without the right is refused", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const stranger = await buildCustomer(installation);
  const own = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const mixed = { organizationId: stranger.organizationId, invoiceId: invoice.id };
  const collaborator = await buildMember(installation, customer.organizationId, "collaborator");
  const biller = await buildMember(installation, customer.organizationId, "collaborator", true);
  for (const endpoint of [contract.readInvoice, contract.readInvoicePdf]) {
    assert.equal((await stranger.browser.call(endpoint, { params: own })).status, 404, endpoint.id);
    assert.equal((await stranger.browser.call(endpoint, { params: mixed })).status, 404, endpoint.id);
    assert.equal((await collaborator.browser.call(endpoint, { params: own })).status, 403, endpoint.id);
    assert.equal((await biller.browser.call(endpoint, { params: own })).status, 200, endpoint.id);
  }
  assert.equal((await collaborator.browser.call(contract.listInvoices, { params: own })).status, 403);
  const support = await buildStaff(installation, "support");
  assert.equal((await support.browser.call(contract.listStaffInvoices, {})).status, 403);
  assert.equal((await customer.browser.call(contract.listStaffInvoices, {})).status, 404);
});
