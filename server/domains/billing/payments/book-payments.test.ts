import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, type Customer } from "../../../../tests/support/people.ts";
import { newId } from "../../../platform/ids.ts";
import { readOrder } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { readInvoice } from "../invoices/invoice.contract.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { bookPayments } from "./book-payments.ts";
import { buildPayment, receive } from "./payment.factory.ts";
import { readPrepaidAccount } from "./prepaid.contract.ts";

const installation = await testInstallation();

const dueItem = (customer: Customer, dueItemId: string | undefined) =>
  ({ kind: "due_item", organizationId: customer.organizationId, dueItemId: dueItemId ?? "" }) as const;

const account = async (customer: Customer) =>
  (await customer.browser.call(readPrepaidAccount, { params: { organizationId: customer.organizationId } }))
    .body;

async function assertLedgerHolds() {
  const proof = await installation.write(({ db }) => checkLedger(db));
  for (const { rule, holds, broken } of proof.rules) assert.ok(holds, `${rule}: ${broken} broken`);
}

test("MON-7 a payment of exactly what is due pays the invoice", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const target = dueItem(customer, invoice.dueItemId);
  const amountMinor = invoice.document.totalMinor;
  const [booked] = await receive(installation, [buildPayment(installation, { target, amountMinor })]);
  assert.deepEqual([booked?.end, booked?.outcome, booked?.dueItemId], ["paid", "exact", invoice.dueItemId]);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const read = await customer.browser.call(readInvoice, { params });
  assert.equal(read.body.state, "paid");
  assert.equal(read.body.payment, null);
  const [mail] = await installation.mails(customer.email);
  assert.equal(mail?.subject, `Invoice ${invoice.number} is paid`);
  await assertLedgerHolds();
});

test("MON-3 the payment of an order makes its invoice, which says when it was paid, and the ledger adds up", async () => {
  const { customer, order } = await buildOrder(installation);
  const target = dueItem(customer, order.payment?.dueItemId);
  await receive(installation, [buildPayment(installation, { target, receivedOn: "2026-11-20" })]);
  const { organizationId } = customer;
  const paid = await customer.browser.call(readOrder, { params: { organizationId, orderId: order.id } });
  assert.equal(paid.body.state, "paid");
  assert.equal(paid.body.payment, null);
  const invoiceId = paid.body.invoiceId ?? "";
  const invoice = await customer.browser.call(readInvoice, { params: { organizationId, invoiceId } });
  assert.equal(invoice.body.state, "paid");
  assert.equal(invoice.body.totalMinor, 1072);
  assert.deepEqual(
    [invoice.body.lines[0]?.periodFrom, invoice.body.lines[0]?.periodTo],
    ["2026-11-22", "2026-12-21"],
  );
  const [row] = await query<{ document: { paidOn?: string } }>(
    installation,
    `select document from invoices where id = '${invoiceId}'`,
  );
  assert.equal(row?.document.paidOn, "2026-11-20");
  const entries = await query<{ kind: string; account: string; amount_minor: bigint }>(
    installation,
    `select t.kind, e.account, e.amount_minor from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
     where e.organization_id = '${organizationId}' order by t.kind, e.position`,
  );
  assert.deepEqual(
    entries.map(({ kind, account: name, amount_minor }) => [kind, name, amount_minor]),
    [
      ["invoice", "receivable", 1072n],
      ["invoice", "revenue", -992n],
      ["invoice", "vat", -80n],
      ["payment", "bank", 1072n],
      ["payment", "receivable", -1072n],
    ],
  );
  const periods = await query<{ period: string }>(
    installation,
    `select period from product_periods where invoice_id = '${invoiceId}'`,
  );
  assert.deepEqual(periods, [{ period: "[2026-11-22,2026-12-22)" }]);
  await assertLedgerHolds();
});

test("MON-7 anything else goes to the prepaid account, and the mail says why and what to do", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const target = dueItem(customer, invoice.dueItemId);
  const amountMinor = invoice.document.totalMinor;
  const { organizationId } = customer;
  await receive(installation, [
    buildPayment(installation, { target, amountMinor: amountMinor - 1n }),
    buildPayment(installation, { target, amountMinor, currency: "EUR" }),
    buildPayment(installation, { target, amountMinor }),
    buildPayment(installation, { target, amountMinor }),
    buildPayment(installation, { target: { kind: "organization", organizationId, outcome: "no_reference" } }),
  ]);
  const { items, balances } = await account(customer);
  assert.deepEqual(items.map((item) => item.outcome).sort(), [
    "no_reference",
    "other_amount",
    "other_currency",
    "used_reference",
  ]);
  assert.ok(
    items
      .filter((item) => item.outcome !== "no_reference")
      .every((item) => item.invoiceNumber === invoice.number),
  );
  assert.deepEqual(balances, [
    { minor: 12841 + 12842 + 1072, currency: "CHF" },
    { minor: 12842, currency: "EUR" },
  ]);
  const mails = await installation.mails(customer.email);
  assert.deepEqual(mails.map((mail) => mail.template).sort(), [
    "billing.invoice_paid",
    "billing.prepaid_no_reference",
    "billing.prepaid_other_amount_invoice",
    "billing.prepaid_other_currency_invoice",
    "billing.prepaid_used_reference",
  ]);
  const short = mails.find((mail) => mail.template === "billing.prepaid_other_amount_invoice");
  assert.match(short?.plain ?? "", new RegExp(`invoice ${invoice.number}, for which CHF.128\\.42 are due`));
  assert.ok(short?.link?.endsWith(`/accounting/invoices/${invoice.id}`));
  await assertLedgerHolds();
});

test("MON-7 an order that is paid twice in one file is completed once, and the second payment is told of as it ended", async () => {
  const { customer, order } = await buildOrder(installation);
  await installation.mails();
  const target = dueItem(customer, order.payment?.dueItemId);
  await receive(installation, [
    buildPayment(installation, { target }),
    buildPayment(installation, { target }),
  ]);
  const { items } = await account(customer);
  assert.deepEqual(
    items.map((item) => item.outcome),
    ["used_reference"],
  );
  const told = (await installation.mails(customer.email)).filter(({ template }) =>
    template.startsWith("billing"),
  );
  assert.deepEqual(told.map(({ template }) => template).sort(), [
    "billing.order_paid",
    "billing.prepaid_used_reference",
  ]);
  await assertLedgerHolds();
});

test("MON-7 a payment of nobody known waits in the provider's own books", async () => {
  const [booked] = await receive(installation, [buildPayment(installation)]);
  assert.deepEqual([booked?.end, booked?.organizationId], ["unassigned", null]);
  await assertLedgerHolds();
});

test("a bank payment is booked once: the second time the database refuses", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const target = dueItem(customer, invoice.dueItemId);
  const payment = buildPayment(installation, { target, amountMinor: invoice.document.totalMinor });
  await receive(installation, [payment]);
  await assert.rejects(
    installation.write((ctx) => bookPayments(ctx, [payment])),
    { constraint: "payments_pkey" },
  );
  const unknown = buildPayment(installation);
  await receive(installation, [unknown]);
  await assert.rejects(
    installation.write((ctx) => bookPayments(ctx, [unknown])),
    { constraint: "one_transaction_a_cause" },
  );
});

test("MON-5 the same reference paid by eight imports at once pays once", async () => {
  const { customer, order } = await buildOrder(installation);
  const { invoice, customer: other } = await buildInvoice(installation);
  const payOrder = () => buildPayment(installation, { target: dueItem(customer, order.payment?.dueItemId) });
  const payInvoice = () =>
    buildPayment(installation, {
      target: dueItem(other, invoice.dueItemId),
      amountMinor: invoice.document.totalMinor,
    });
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      receive(
        installation,
        index % 2
          ? [payOrder(), payInvoice(), buildPayment(installation)]
          : [buildPayment(installation), payInvoice(), payOrder()],
      ),
    ),
  );
  const ends = results.flat();
  assert.equal(ends.filter((one) => one.end === "paid").length, 2);
  assert.equal(ends.filter((one) => one.outcome === "used_reference").length, 14);
  const invoices = await query(
    installation,
    `select 1 from invoices where organization_id = '${customer.organizationId}'`,
  );
  assert.equal(invoices.length, 1);
  await assertLedgerHolds();
});

test("who placed an order is told of its payment, beside the legal representatives, once each", async () => {
  const { customer } = await buildOrder(installation);
  const second = await buildCustomer(installation);
  await installation.write(({ db, clock }) =>
    db
      .insertInto("members")
      .values({
        ...{
          organization_id: customer.organizationId,
          user_id: second.userId,
          role: "administrator" as const,
        },
        created_at: clock.now().toString(),
      })
      .execute(),
  );
  const buyer = { ...customer, browser: second.browser };
  const { order } = await buildOrder(installation, { customer: buyer });
  await receive(installation, [
    buildPayment(installation, { target: dueItem(customer, order.payment?.dueItemId) }),
  ]);
  const count = async (email: string) =>
    (await installation.mails(email)).filter((mail) => mail.template === "billing.order_paid").length;
  assert.equal(await count(customer.email), 1);
  assert.equal(await count(second.email), 1);
});

test("a chunk of many payments is booked in few statements, to the right ends", async () => {
  const customer = await buildCustomer(installation);
  const invoices = await Promise.all(
    Array.from({ length: 30 }, async () => (await buildInvoice(installation, { customer })).invoice),
  );
  const payments = invoices.flatMap((invoice) => {
    const target = dueItem(customer, invoice.dueItemId);
    const amountMinor = invoice.document.totalMinor;
    return [
      buildPayment(installation, { target, amountMinor }),
      buildPayment(installation, { target, amountMinor, bankPaymentId: newId() }),
      buildPayment(installation),
    ];
  });
  const ends = Map.groupBy(await receive(installation, payments), (one) => one.end);
  assert.deepEqual(
    ["paid", "prepaid", "unassigned"].map((end) => ends.get(end as "paid")?.length),
    [30, 30, 30],
  );
  assert.deepEqual((await account(customer)).balances, [{ minor: 30 * 12842, currency: "CHF" }]);
  await assertLedgerHolds();
});
