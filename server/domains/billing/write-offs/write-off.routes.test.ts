import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { issueCreditNote } from "../credit-notes/credit-note.contract.ts";
import * as invoices from "../invoices/invoice.contract.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { importOpenItems } from "../open-items/import-open-items.ts";
import { buildOpenItem, openItemsFile } from "../open-items/open-item.factory.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { readStaffInvoice } from "../staff-invoices/staff-invoice.contract.ts";
import * as contract from "./write-off.contract.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
const staff = await buildStaff(installation, "billing");
const body = { reason: "Insolvent" };

async function build() {
  const { customer, invoice } = await buildInvoice(installation);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const read = async () => (await staff.browser.call(readStaffInvoice, { params })).body;
  return { customer, invoice, params, read };
}

async function assertLedger(): Promise<void> {
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.ok(rules.every((rule) => rule.holds));
}

async function sumOf(account: string, organizationId: string): Promise<number> {
  const rows = await query<{ sum: string }>(
    installation,
    `select coalesce(sum(amount_minor), 0) as sum from ledger_entries
     where organization_id = '${organizationId}' and account = '${account}'`,
  );
  return Number(rows[0]?.sum);
}

test("MON-14 what is open is given up as a loss, gross; VAT stays as it was posted", async () => {
  const { params, read, customer } = await build();
  const vat = await sumOf("vat", params.organizationId);
  assert.equal((await staff.browser.call(contract.writeOffInvoice, { params, body })).status, 204);
  const { state, dueMinor, totalMinor, payment, writeOffs, abilities } = await read();
  assert.deepEqual([state, dueMinor, payment], ["written_off", 0, null]);
  assert.deepEqual(
    writeOffs.map(({ minor, reason, undoneAt }) => [minor, reason, undoneAt]),
    [[totalMinor, "Insolvent", null]],
  );
  assert.deepEqual([abilities.write_off, abilities.undo_write_off, abilities.credit], [false, true, false]);
  assert.equal(await sumOf("write_off", params.organizationId), totalMinor);
  assert.equal(await sumOf("vat", params.organizationId), vat);
  const own = await customer.browser.call(invoices.readInvoice, { params });
  assert.equal(own.body.state, "written_off");
  assert.doesNotMatch(JSON.stringify(own.body), /Insolvent/);
  await assertLedger();
});

test("MON-7 a payment after the write-off goes to the prepaid account, and the customer is told", async () => {
  const { params, invoice, customer } = await build();
  await staff.browser.call(contract.writeOffInvoice, { params, body });
  const target = {
    kind: "due_item",
    organizationId: params.organizationId,
    dueItemId: invoice.dueItemId,
  } as const;
  const amountMinor = invoice.document.totalMinor;
  const [booked] = await receive(installation, [buildPayment(installation, { target, amountMinor })]);
  assert.deepEqual([booked?.end, booked?.outcome], ["prepaid", "written_off_invoice"]);
  const mail = (await installation.mails(customer.email)).at(-1);
  assert.equal(mail?.template, "billing.prepaid_written_off_invoice");
  await assertLedger();
});

test("MON-14 a write-off is undone by a counter-entry: open again, paid by its old reference", async () => {
  const { params, invoice, read } = await build();
  const before = await read();
  await staff.browser.call(contract.writeOffInvoice, { params, body });
  assert.equal((await staff.browser.call(contract.undoWriteOff, { params })).status, 204);
  const after = await read();
  assert.deepEqual([after.state, after.payment], ["open", before.payment]);
  assert.notEqual(after.writeOffs[0]?.undoneAt, null);
  assert.equal(
    (await staff.browser.call(contract.undoWriteOff, { params })).problem.code,
    "billing.not_written_off",
  );
  await staff.browser.call(contract.writeOffInvoice, { params, body });
  await staff.browser.call(contract.undoWriteOff, { params });
  assert.equal((await read()).writeOffs.length, 2);
  const target = {
    kind: "due_item",
    organizationId: params.organizationId,
    dueItemId: invoice.dueItemId,
  } as const;
  const amountMinor = invoice.document.totalMinor;
  const [booked] = await receive(installation, [buildPayment(installation, { target, amountMinor })]);
  assert.equal(booked?.end, "paid");
  assert.equal(
    (await staff.browser.call(contract.writeOffInvoice, { params, body })).problem.code,
    "billing.nothing_due",
  );
  assert.equal(await sumOf("write_off", params.organizationId), 0);
  await assertLedger();
});

test("MON-14 an open item of a former system is written off, and not credited", async () => {
  const customer = await buildCustomer(installation);
  const file = openItemsFile([buildOpenItem(customer.customerNumber)]);
  const { invoiceIds } = await installation.write((ctx) => importOpenItems(ctx, Buffer.from(file)));
  const params = { organizationId: customer.organizationId, invoiceId: invoiceIds[0] ?? "" };
  const credit = { reason: "x", lines: [{ position: 1, netMinor: 1 }], expectedTotalMinor: 1 };
  const refused = await staff.browser.call(issueCreditNote, { params, body: credit });
  assert.equal(refused.problem.code, "billing.credit_imported");
  assert.equal((await staff.browser.call(contract.writeOffInvoice, { params, body })).status, 204);
  await assertLedger();
});

test("MON-14 a write-off and the payment in the same instant: whoever is first, no cent is lost", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { params, invoice, read } = await build();
    const target = {
      kind: "due_item",
      organizationId: params.organizationId,
      dueItemId: invoice.dueItemId,
    } as const;
    const amountMinor = invoice.document.totalMinor;
    const [answer, [booked]] = await Promise.all([
      staff.browser.call(contract.writeOffInvoice, { params, body }),
      receive(installation, [buildPayment(installation, { target, amountMinor })]),
    ]);
    const { state } = await read();
    if (booked?.end === "paid")
      assert.deepEqual([answer.problem?.code, state], ["billing.nothing_due", "paid"]);
    else assert.deepEqual([answer.status, state], [204, "written_off"]);
  }
  await assertLedger();
});

test("MON-14 only staff with the right write off; a reason is needed", async () => {
  const { params, customer } = await build();
  const support = await buildStaff(installation, "support");
  for (const endpoint of [contract.writeOffInvoice, contract.undoWriteOff]) {
    assert.equal((await support.browser.call(endpoint, { params, body } as never)).status, 403);
    assert.equal((await customer.browser.call(endpoint, { params, body } as never)).status, 404);
  }
  const empty = await staff.browser.call(contract.writeOffInvoice, { params, body: { reason: "" } });
  assert.equal(empty.problem.code, "platform.invalid_input");
});
