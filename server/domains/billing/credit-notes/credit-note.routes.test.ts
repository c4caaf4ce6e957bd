import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildStaff } from "../../../../tests/support/people.ts";
import { buildDocumentLine } from "../documents/invoice-document.factory.ts";
import * as invoices from "../invoices/invoice.contract.ts";
import { buildInvoice, buildPrepaid } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { readPrepaidAccount } from "../payments/prepaid.contract.ts";
import * as contract from "./credit-note.contract.ts";
import { buildCredit } from "./credit-note.factory.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
const staff = await buildStaff(installation, "billing");

async function build(
  lines = [buildDocumentLine(), buildDocumentLine({ unitPriceMinor: 2000n, vatRate: "2.6" })],
) {
  const { customer, invoice } = await buildInvoice(installation, { lines });
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const read = async () => (await customer.browser.call(invoices.readInvoice, { params })).body;
  const credit = async (of?: [number, bigint][]) =>
    staff.browser.call(contract.issueCreditNote, {
      params,
      body: await buildCredit(installation, params, of),
    });
  const balance = async () => {
    const own = { organizationId: params.organizationId };
    const { body } = await customer.browser.call(readPrepaidAccount, { params: own });
    return body.balances.find(({ currency }) => currency === "CHF")?.minor ?? 0;
  };
  const pay = (amountMinor: bigint, dueItemId: string) => {
    const target = { kind: "due_item", organizationId: params.organizationId, dueItemId } as const;
    return receive(installation, [buildPayment(installation, { target, amountMinor })]);
  };
  return { customer, invoice, params, read, credit, balance, pay };
}

async function assertLedger(): Promise<void> {
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
}

test("MON-14 an open invoice that is credited in part owes the rest, with a reference of its own, until it is paid", async () => {
  const { invoice, read, credit, pay, balance, customer } = await build();
  const before = await read();
  assert.equal((await credit([[1, 5000n]])).status, 201);
  const after = await read();
  assert.equal(after.state, "open");
  assert.equal(after.dueMinor, before.totalMinor - 5405);
  assert.equal(after.totalMinor, before.totalMinor);
  assert.notEqual(after.payment?.reference, before.payment?.reference);
  assert.deepEqual(
    after.creditNotes.map(({ totalMinor, reason }) => [totalMinor, reason]),
    [[5405, "Delivered late"]],
  );
  const mail = (await installation.mails(customer.email)).at(-1);
  assert.equal(mail?.template, "billing.credit_note_rest");
  assert.match(mail?.plain ?? "", /Delivered late/);

  const [late] = await pay(invoice.document.totalMinor, invoice.dueItemId);
  assert.deepEqual([late?.end, late?.outcome], ["prepaid", "credited_invoice"]);
  assert.equal(
    (await installation.mails(customer.email)).at(-1)?.template,
    "billing.prepaid_credited_invoice",
  );
  assert.equal(await balance(), before.totalMinor);
  const paid = await customer.browser.call(invoices.payInvoiceFromPrepaid, {
    params: { organizationId: customer.organizationId, invoiceId: invoice.id },
  });
  assert.equal(paid.body.state, "paid");
  assert.equal(await balance(), 5405);
  await assertLedger();
});

test("MON-14 an open invoice that is credited whole owes nothing, and is credited", async () => {
  const { read, credit, customer } = await build();
  await credit([[1, 1n]]);
  await credit();
  const after = await read();
  assert.deepEqual([after.state, after.dueMinor, after.payment], ["credited", 0, null]);
  assert.equal(
    after.creditNotes.reduce((sum, note) => sum + note.totalMinor, 0),
    after.totalMinor,
  );
  assert.equal((await installation.mails(customer.email)).at(-1)?.template, "billing.credit_note_settled");
  const listed = await customer.browser.call(invoices.listInvoices, {
    params: { organizationId: customer.organizationId },
    query: { state: "credited" },
  });
  assert.equal(listed.body.items.length, 1);
  assert.equal((await credit([[1, 1n]])).problem.code, "billing.credit_too_much");
  await assertLedger();
});

test("MON-14 what is credited of a paid invoice goes to the prepaid account, with its cause", async () => {
  const { invoice, read, credit, pay, balance, customer } = await build();
  await pay(invoice.document.totalMinor, invoice.dueItemId);
  await credit([[2, 2000n]]);
  assert.equal((await read()).state, "paid");
  assert.equal(await balance(), 2052);
  const { body } = await customer.browser.call(readPrepaidAccount, {
    params: { organizationId: customer.organizationId },
  });
  assert.equal(body.items[0]?.minor, 2052);
  assert.equal(body.items[0]?.invoiceNumber, invoice.number);
  const mails = await installation.mails(customer.email);
  assert.ok(mails.some(({ template }) => template === "billing.credit_note_prepaid"));
  await assertLedger();
});

test("MON-14 two credits of the same at once: one is refused, nothing is credited twice", async () => {
  const { params, read } = await build();
  const body = await buildCredit(installation, params);
  const answers = await Promise.all(
    [1, 2, 3].map(() => staff.browser.call(contract.issueCreditNote, { params, body })),
  );
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422, 422]);
  assert.equal((await read()).creditNotes.length, 1);
  await assertLedger();
});

test("MON-14 a total that is not what was seen is refused", async () => {
  const { params } = await build();
  const body = await buildCredit(installation, params, [[1, 100n]]);
  const answer = await staff.browser.call(contract.issueCreditNote, {
    params,
    body: { ...body, expectedTotalMinor: body.expectedTotalMinor + 1 },
  });
  assert.deepEqual([answer.status, answer.problem.code], [409, "billing.credit_changed"]);
});

test("MON-7 MON-14 a credit and the payment in the same instant: whoever is first, no cent is lost", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { invoice, read, credit, pay, balance } = await build();
    const total = Number(invoice.document.totalMinor);
    const [answer, [booked]] = await Promise.all([
      credit(round % 2 === 0 ? [[1, 5000n]] : undefined),
      pay(invoice.document.totalMinor, invoice.dueItemId),
    ]);
    assert.equal(answer.status, 201);
    const { state, dueMinor, creditNotes } = await read();
    const credited = creditNotes[0]?.totalMinor ?? 0;
    if (booked?.end === "paid") assert.deepEqual([state, await balance()], ["paid", credited]);
    else assert.deepEqual([dueMinor, await balance()], [total - credited, total]);
  }
  await assertLedger();
});

test("MON-14 numbers of credit notes have no gap, also where some are refused", async () => {
  const open = await Promise.all([build(), build(), build()]);
  const bodies = await Promise.all(open.map(({ params }) => buildCredit(installation, params)));
  const calls = open.flatMap(({ params }, index) => {
    const body = bodies[index];
    return body
      ? [
          { params, body },
          { params, body },
        ]
      : [];
  });
  await Promise.all(calls.map((call) => staff.browser.call(contract.issueCreditNote, call)));
  const rows = await query<{ number: string }>(
    installation,
    "select number from credit_notes order by issued_at, number",
  );
  const numbers = rows.map(({ number }) => Number(number.replace("CN-", ""))).toSorted((a, b) => a - b);
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => 100001 + index),
  );
});

test("MON-14 the PDF of a credit note has the same bytes before and after it is stored; strangers do not get it", async () => {
  const { params, credit, customer } = await build();
  const { body } = await credit();
  const own = { organizationId: params.organizationId, creditNoteId: body.creditNoteId };
  const download = async () => {
    const answer = await customer.browser.call(contract.readCreditNotePdf, { params: own });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get("content-disposition") ?? "", /CN-\d+\.pdf/);
    return Buffer.from(answer.bytes).toString("base64");
  };
  const drawn = await download();
  installation.clock.advance({ minutes: 5 });
  await installation.runJobs();
  assert.equal(await download(), drawn);
  assert.equal((await staff.browser.call(contract.readStaffCreditNotePdf, { params: own })).status, 200);
  const stranger = await buildCustomer(installation);
  const mixed = { ...own, organizationId: stranger.organizationId };
  for (const place of [own, mixed]) {
    assert.equal((await stranger.browser.call(contract.readCreditNotePdf, { params: place })).status, 404);
  }
  const collaborator = await buildMember(installation, params.organizationId, "collaborator");
  assert.equal((await collaborator.browser.call(contract.readCreditNotePdf, { params: own })).status, 403);
});

test("MON-14 only staff with the right credit; wrong input is refused; an invoice elsewhere is not there", async () => {
  const { params, customer } = await build();
  const body = await buildCredit(installation, params);
  const support = await buildStaff(installation, "support");
  assert.equal((await support.browser.call(contract.issueCreditNote, { params, body })).status, 403);
  assert.equal((await customer.browser.call(contract.issueCreditNote, { params, body })).status, 404);
  const line = { position: 1, netMinor: 1 };
  const wrong = [
    { ...body, reason: " " },
    { ...body, lines: [] },
    { ...body, lines: [{ ...line, netMinor: 0.5 }] },
    { ...body, lines: [{ ...line, netMinor: -1 }] },
    { ...body, lines: [line, line] },
  ];
  for (const one of wrong) {
    const answer = await staff.browser.call(contract.issueCreditNote, { params, body: one });
    assert.equal(answer.problem.code, "platform.invalid_input");
  }
  const { organizationId } = await buildCustomer(installation);
  const elsewhere = { ...params, organizationId };
  assert.equal((await staff.browser.call(contract.issueCreditNote, { params: elsewhere, body })).status, 404);
});

test("MON-8 money on the prepaid account pays exactly what a credit note left", async () => {
  const { customer, params, read, credit, balance } = await build();
  await credit([[1, 11880n]]);
  const { dueMinor } = await read();
  await buildPrepaid(installation, customer, BigInt(dueMinor));
  assert.equal((await read()).abilities.pay_from_prepaid, true);
  await customer.browser.call(invoices.payInvoiceFromPrepaid, { params });
  assert.deepEqual([(await read()).state, await balance()], ["paid", 0]);
});
