import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import { parseAmount } from "../../../../common/money.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { issueCreditNote } from "../credit-notes/credit-note.contract.ts";
import { buildCredit } from "../credit-notes/credit-note.factory.ts";
import { buildDocumentLine } from "../documents/invoice-document.factory.ts";
import { buildInvoice, buildPrepaid } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { importOpenItems } from "../open-items/import-open-items.ts";
import { buildOpenItem, openItemsFile } from "../open-items/open-item.factory.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { buildPayout } from "../payouts/payout.factory.ts";
import { writeOffInvoice } from "../write-offs/write-off.contract.ts";
import * as contract from "./export.contract.ts";

const installation = await testInstallation({
  now: "2026-11-22T09:00:00Z",
  config: { sessionIdleHours: 2_000, staffSessionHours: 2_000 },
});
const staff = await buildStaff(installation, "billing");
const period = { from: "2026-11-22", to: "2026-11-25" };

type Row = Record<string, string>;

async function read(
  endpoint: typeof contract.exportJournal | typeof contract.exportInvoices,
): Promise<Row[]> {
  const answer = await staff.browser.call(endpoint, { query: period });
  assert.equal(answer.status, 200);
  return parse<Row>(Buffer.from(answer.bytes), { bom: true, delimiter: ";", columns: true });
}

const minorOf = (amount = "", currency = "") => parseAmount(amount, currency)?.minor ?? 0n;

/** Sums of rows by a key of theirs. */
function sumsOf(rows: readonly Row[], keyOf: (row: Row) => string, minor: (row: Row) => bigint) {
  const sums: Record<string, bigint> = {};
  for (const row of rows) sums[keyOf(row)] = (sums[keyOf(row)] ?? 0n) + minor(row);
  return sums;
}

async function build(): Promise<void> {
  const customer = await buildCustomer(installation, { name: "=cmd|' /C calc'!A0 AG" });
  const euro = await buildCustomer(installation, { country: "DE" });
  const lines = [
    buildDocumentLine(),
    buildDocumentLine({ unitPriceMinor: 3_333n, vatRate: "2.6" }),
    buildDocumentLine({ unitPriceMinor: 777n, vatRate: "0", vatCode: "exempt" }),
  ];
  const { invoice } = await buildInvoice(installation, { customer, lines });
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const partly = await buildCredit(installation, params, [[2, 1_111n]]);
  await staff.browser.call(issueCreditNote, { params, body: partly });
  await buildPrepaid(installation, customer, 4_200n);
  const other = await buildInvoice(installation, {
    customer: euro,
    lines: [buildDocumentLine({ vatRate: "19" })],
  });
  const { organizationId } = euro;
  const target = { kind: "due_item", organizationId, dueItemId: other.invoice.dueItemId } as const;
  const amountMinor = other.invoice.document.totalMinor;
  installation.clock.advance({ hours: 48 });
  await receive(installation, [buildPayment(installation, { target, amountMinor, currency: "EUR" })]);
  const whole = { organizationId, invoiceId: other.invoice.id };
  await staff.browser.call(issueCreditNote, { params: whole, body: await buildCredit(installation, whole) });
  await staff.browser.call(writeOffInvoice, { params, body: { reason: "Insolvent" } });
  const items = Array.from({ length: 1_500 }, () =>
    buildOpenItem(customer.customerNumber, { date: "2026-11-23", dueDate: "2026-12-23" }),
  );
  const imported = await installation.write((ctx) => importOpenItems(ctx, Buffer.from(openItemsFile(items))));
  assert.equal(imported.invoiceIds.length, items.length);
  await receive(installation, [buildPayment(installation, { amountMinor: 99n })]);
}

await build();

test("MON-15 in the journal debits equal credits in each transaction, and each account agrees with the ledger", async () => {
  const rows = await read(contract.exportJournal);
  assert.ok(rows.length > 3_000, "more than one chunk");
  const signed = (row: Row) => (row.debit_account === "" ? -1n : 1n) * minorOf(row.amount, row.currency);
  const balance = sumsOf(rows, (row) => `${row.transaction} ${row.currency}`, signed);
  assert.deepEqual(
    Object.entries(balance).filter(([, sum]) => sum !== 0n),
    [],
  );
  const accountOf = (row: Row) => `${row.debit_account || row.credit_account} ${row.currency}`;
  const { accounts } = await installation.write(({ db }) => checkLedger(db));
  const proof = Object.fromEntries(
    accounts.map(({ account, currency, minor }) => [`${account} ${currency}`, minor]),
  );
  assert.deepEqual(sumsOf(rows, accountOf, signed), proof);
});

test("MON-15 revenue and VAT per rate in the journal equal those of invoices less credit notes", async () => {
  const journal = await read(contract.exportJournal);
  const documents = (await read(contract.exportInvoices)).filter((row) => row.kind !== "open_item");
  const rateOf = (row: Row) => `${row.vat_code} ${row.vat_rate} ${row.currency}`;
  const sign = (row: Row) => (row.kind === "credit_note" ? -1n : 1n);
  for (const [account, column] of [
    ["revenue", "net"],
    ["vat", "vat"],
  ] as const) {
    const posted = sumsOf(
      journal.filter((row) => (row.debit_account || row.credit_account) === account),
      rateOf,
      (row) => (row.credit_account === account ? 1n : -1n) * minorOf(row.amount, row.currency),
    );
    const charged = sumsOf(documents, rateOf, (row) => sign(row) * minorOf(row[column], row.currency));
    const without = (sums: Record<string, bigint>) =>
      Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
    assert.deepEqual(without(posted), without(charged), account);
  }
  assert.deepEqual(
    documents.filter((row) => row.kind === "credit_note").map((row) => row.invoice !== ""),
    [true, true],
  );
});

test("MON-15 payouts stand in the journal with their number; accounts have the provider's own numbers where they are set", async () => {
  const customer = await buildCustomer(installation);
  const { number } = await buildPayout(installation, customer);
  const { config } = installation.services;
  Object.assign(config, {
    accountNumbers: new Map([
      ["prepaid", "2030"],
      ["bank.EUR", "1021"],
    ]),
  });
  const rows = await read(contract.exportJournal);
  Object.assign(config, { accountNumbers: new Map() });
  const ofPayout = rows.filter((row) => row.kind === "payout" && row.document === number);
  assert.deepEqual(
    ofPayout.map((row) => [row.debit_account, row.credit_account, row.amount]),
    [
      ["2030", "", "100.00"],
      ["", "payouts", "100.00"],
    ],
  );
  const accounts = new Set(rows.flatMap((row) => [row.debit_account, row.credit_account]));
  assert.ok(accounts.has("1021") && accounts.has("bank") && !accounts.has("prepaid"));
});

test("MON-15 what a customer is called never becomes a formula", async () => {
  for (const endpoint of [contract.exportJournal, contract.exportInvoices]) {
    const names = new Set((await read(endpoint)).map((row) => row.customer));
    assert.ok(names.has("'=cmd|' /C calc'!A0 AG"));
    assert.ok(![...names].some((name) => /^[=+\-@\t\r]/.test(name ?? "")));
  }
});

test("MON-15 a period is its days and no others, at most 366", async () => {
  const call = (query: { from: string; to: string }) => staff.browser.call(contract.exportJournal, { query });
  const before = await call({ from: "2026-11-01", to: "2026-11-21" });
  assert.equal(Buffer.from(before.bytes).toString().trim().split("\n").length, 1);
  assert.equal((await call({ from: "2026-01-01", to: "2027-01-01" })).status, 200);
  for (const [from, to] of [
    ["2026-01-01", "2027-01-02"],
    ["2026-11-25", "2026-11-22"],
    ["2026-02-30", "2026-03-01"],
    ["", "2026-03-01"],
  ] as const) {
    assert.equal((await call({ from, to })).problem.code, "platform.invalid_input", `${from} ${to}`);
  }
});

test("MON-15 support staff may not export; customers find no staff area", async () => {
  const support = await buildStaff(installation, "support");
  const customer = await buildCustomer(installation);
  for (const endpoint of [contract.exportJournal, contract.exportInvoices]) {
    assert.equal((await support.browser.call(endpoint, { query: period })).status, 403);
    assert.equal((await customer.browser.call(endpoint, { query: period })).status, 404);
  }
});
