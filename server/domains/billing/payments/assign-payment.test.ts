import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer } from "../../../../tests/support/people.ts";
import { readOrder } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { assignPayment } from "./assign-payment.ts";
import { buildPayment, receive } from "./payment.factory.ts";
import { releasePayments } from "./release-payments.ts";

const installation = await testInstallation();

/** A payment that waits for staff. */
async function buildWaiting(amountMinor: bigint, currency = "CHF") {
  const payment = buildPayment(installation, { amountMinor, currency });
  await receive(installation, [payment]);
  return payment;
}

const assign = (payment: ReturnType<typeof buildPayment>, organizationId: string, dueItemId: string | null) =>
  installation.write((ctx) => assignPayment(ctx, { ...payment, organizationId, dueItemId }));

const balanceOf = async (account: string, currency = "CHF") => {
  const text = `select coalesce(sum(balance_minor), 0)::bigint as minor from ledger_balances where account = '${account}' and currency = '${currency}'`;
  return (await query<{ minor: bigint }>(installation, text))[0]?.minor;
};

async function assertLedgerHolds() {
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
}

test("MON-7 staff assign a waiting payment to the invoice that it is for; the money leaves the provider's books", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const payment = await buildWaiting(invoice.document.totalMinor);
  assert.equal(await balanceOf("unassigned"), -12842n);
  const booked = await assign(payment, customer.organizationId, invoice.dueItemId);
  assert.deepEqual(
    [booked.end, booked.outcome, booked.dueItemId],
    ["paid", "assigned_by_staff", invoice.dueItemId],
  );
  assert.equal(await balanceOf("unassigned"), 0n);
  assert.equal(await balanceOf("bank"), 12842n);
  await assertLedgerHolds();
});

test("MON-7 staff assign a waiting payment to an order, which is completed", async () => {
  const { customer, order } = await buildOrder(installation);
  const payment = await buildWaiting(BigInt(order.totalMinor));
  await assign(payment, customer.organizationId, order.payment?.dueItemId ?? "");
  const params = { organizationId: customer.organizationId, orderId: order.id };
  const paid = await customer.browser.call(readOrder, { params });
  assert.equal(paid.body.state, "paid");
  assert.equal(paid.body.productIds.length, 1);
  await assertLedgerHolds();
});

test("MON-7 staff assign a waiting payment to a prepaid account", async () => {
  const customer = await buildCustomer(installation);
  const payment = await buildWaiting(5000n);
  const booked = await assign(payment, customer.organizationId, null);
  assert.deepEqual([booked.end, booked.dueItemId], ["prepaid", null]);
  const [mail] = await installation.mails(customer.email);
  assert.equal(mail?.template, "billing.prepaid_by_staff");
  await assertLedgerHolds();
});

test("a payment is assigned only to what is due, of exactly its amount and currency", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const total = invoice.document.totalMinor;
  const { organizationId } = customer;
  const short = await buildWaiting(total - 1n);
  await assert.rejects(assign(short, organizationId, invoice.dueItemId), { code: "bank.amount_differs" });
  const euros = await buildWaiting(total, "EUR");
  await assert.rejects(assign(euros, organizationId, invoice.dueItemId), { code: "bank.currency_differs" });
  const right = await buildWaiting(total);
  await assign(right, organizationId, invoice.dueItemId);
  const late = await buildWaiting(total);
  await assert.rejects(assign(late, organizationId, invoice.dueItemId), { code: "bank.not_due" });
  const stranger = await buildCustomer(installation);
  await assert.rejects(assign(late, stranger.organizationId, invoice.dueItemId), {
    code: "platform.not_found",
  });
  await assertLedgerHolds();
});

test("two members of staff who assign one payment at once book it once", async () => {
  const [one, other] = [await buildCustomer(installation), await buildCustomer(installation)];
  const payment = await buildWaiting(700n);
  const answers = await Promise.allSettled([
    assign(payment, one.organizationId, null),
    assign(payment, other.organizationId, null),
  ]);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), ["fulfilled", "rejected"]);
  await assertLedgerHolds();
});

test("MON-6 money that was booked in another way is released from the provider's books, once", async () => {
  const payment = await buildWaiting(900n);
  const before = await balanceOf("unassigned");
  const release = () => installation.write((ctx) => releasePayments(ctx, [payment]));
  await release();
  await release();
  assert.equal(await balanceOf("unassigned"), (before ?? 0n) + 900n);
});
