import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import type { CallOf } from "../../../../common/contract.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildStaff, type Customer } from "../../../../tests/support/people.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import { cancelOrder, readOrder } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { readInvoice } from "../invoices/invoice.contract.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { listPaymentProfiles } from "../payment-profiles/profile.contract.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { readPrepaidAccount } from "../payments/prepaid.contract.ts";
import { readTopUp, startTopUp } from "../top-ups/top-up.contract.ts";
import {
  listCharges,
  listStaffCharges,
  readCharge,
  readStaffCharge,
  settleCharge,
} from "./charge.contract.ts";
import { buildMethod, card, pay, payOnPage, type Subject, settled, type } from "./charge.factory.ts";
import { askForChargesJob, settleChargeJob } from "./charge.jobs.ts";

const installation = await testInstallation({ payments: true });
const { payments } = installation;

afterEach(async () => {
  payments.deliver("send");
  payments.setReachable(true);
  await settled(installation);
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  for (const { rule, holds } of rules) assert.ok(holds, rule);
});

const paramsOf = ({ organizationId }: Customer) => ({ organizationId });

async function orderToPay(overrides: Parameters<typeof buildOrder>[1] = {}) {
  const { customer, order } = await buildOrder(installation, overrides);
  return { customer, order, subject: { kind: "order", subjectId: order.id } as const };
}

async function invoiceToPay(customer?: Customer) {
  const built = await buildInvoice(installation, customer ? { customer } : {});
  const { id } = built.invoice;
  return { ...built, subject: { kind: "invoice", subjectId: id } as const };
}

const chargeOf = async (customer: Customer, chargeId: string) =>
  (await customer.browser.call(readCharge, { params: { ...paramsOf(customer), chargeId } })).body;

const orderOf = async (customer: Customer, orderId: string) =>
  (await customer.browser.call(readOrder, { params: { ...paramsOf(customer), orderId } })).body;

const invoiceOf = async (customer: Customer, invoiceId: string) =>
  (await customer.browser.call(readInvoice, { params: { ...paramsOf(customer), invoiceId } })).body;

const balanceOf = async (customer: Customer) => {
  const { body } = await customer.browser.call(readPrepaidAccount, { params: paramsOf(customer) });
  return body.balances.map(({ minor, currency }) => `${currency} ${minor}`);
};

const paymentsOf = async ({ organizationId }: Customer) =>
  query<{ source: string; outcome: string; target: string }>(
    installation,
    `select source, outcome, target from payments where organization_id = '${organizationId}' order by source`,
  );

const dueItemOf = async ({ subjectId }: Subject) =>
  (await query<{ id: string }>(installation, `select id from due_items where subject_id = '${subjectId}'`))[0]
    ?.id ?? "";

test("MON-3 an order is paid by card on the provider's page: paid, invoiced, delivered, told, as by a transfer", async () => {
  const { customer, order, subject } = await orderToPay();
  const charge = await payOnPage(customer, subject);
  assert.equal(charge.minor, order.totalMinor);
  await settled(installation);
  const paid = await orderOf(customer, order.id);
  assert.equal(paid.state, "paid");
  assert.equal(paid.productIds.length, 1);
  const seen = await chargeOf(customer, charge.id);
  assert.deepEqual(
    [seen.state, seen.end, seen.method?.hint, seen.url],
    ["succeeded", "due_item", "4242", null],
  );
  assert.ok(
    (await installation.mails(customer.email)).some(({ template }) => template === "billing.order_paid"),
  );
  assert.deepEqual(await paymentsOf(customer), [
    { source: "provider", outcome: "exact", target: "due_item" },
  ]);
});

test("MON-3 nothing that a browser sends decides the amount, and what is not due is not charged", async () => {
  const { customer, order, subject } = await orderToPay();
  const asked = { ...subject, minor: 1, amount: 1, currency: "EUR" };
  const started = await pay(customer, asked);
  assert.deepEqual([started.body.minor, started.body.currency], [order.totalMinor, "CHF"]);
  await type(started.body.url, card());
  await settled(installation);
  const again = await pay(customer, subject);
  assert.deepEqual([again.status, again.problem.code], [409, "billing.nothing_due"]);
});

test("a declined card leaves the page open; another one pays", async () => {
  const { customer, order, subject } = await orderToPay();
  const started = await pay(customer, subject);
  await type(started.body.url, card("4000 0000 0000 9995"));
  await settled(installation);
  assert.equal((await chargeOf(customer, started.body.id)).state, "started");
  const again = await pay(customer, subject);
  assert.deepEqual([again.body.id, again.body.url], [started.body.id, started.body.url]);
  await type(again.body.url, card());
  await settled(installation);
  assert.equal((await orderOf(customer, order.id)).state, "paid");
});

test("3-D Secure: refused on the page it can be tried again, confirmed it is paid", async () => {
  const { customer, order, subject } = await orderToPay();
  const started = await pay(customer, subject);
  const confirm = await type(started.body.url, card("4000 0000 0000 3220"));
  await type(confirm, { act: "refuse" });
  await settled(installation);
  assert.equal((await orderOf(customer, order.id)).state, "pending");
  const once = await type(started.body.url, card("4000 0000 0000 3220"));
  await type(once, { act: "confirm" });
  await settled(installation);
  assert.equal((await orderOf(customer, order.id)).state, "paid");
});

test("MON-12 a method that was kept pays the next invoice with one click, at once; 3-D Secure asks the payer where the bank wants it", async () => {
  const { customer, invoice, subject } = await invoiceToPay();
  await payOnPage(customer, subject, { keep: true });
  await settled(installation);
  assert.equal((await invoiceOf(customer, invoice.id)).state, "paid");
  const { items } = (await customer.browser.call(listPaymentProfiles, { params: paramsOf(customer) })).body;
  assert.deepEqual(
    items.map(({ kind, brand, hint, isDefault }) => [kind, brand, hint, isDefault]),
    [["card", "visa", "4242", false]],
  );
  const second = await invoiceToPay(customer);
  const paid = await pay(customer, second.subject, { paymentProfileId: items[0]?.id ?? "" });
  assert.equal(paid.body.state, "succeeded");
  assert.equal((await invoiceOf(customer, second.invoice.id)).state, "paid");

  await buildMethod(installation, customer, card("4000 0000 0000 3220"));
  const after = (await customer.browser.call(listPaymentProfiles, { params: paramsOf(customer) })).body.items;
  const asking = after.find(({ hint }) => hint === "3220");
  const third = await invoiceToPay(customer);
  const asked = await pay(customer, third.subject, { paymentProfileId: asking?.id ?? "" });
  assert.equal(asked.body.state, "action_needed");
  await type(asked.body.url, { act: "confirm" });
  const params = { ...paramsOf(customer), chargeId: asked.body.id };
  assert.equal((await customer.browser.call(settleCharge, { params })).body.state, "succeeded");
  await settled(installation);
});

test("a kept card that is declined says why, and the invoice can be paid otherwise", async () => {
  const { customer, invoice, subject } = await invoiceToPay();
  await buildMethod(installation, customer, card("4000 0000 0000 0341"));
  const { items } = (await customer.browser.call(listPaymentProfiles, { params: paramsOf(customer) })).body;
  const declined = await pay(customer, subject, { paymentProfileId: items[0]?.id ?? "" });
  assert.deepEqual([declined.body.state, declined.body.declineReason], ["failed", "declined"]);
  await payOnPage(customer, subject);
  await settled(installation);
  assert.equal((await invoiceOf(customer, invoice.id)).state, "paid");
  const { body } = await customer.browser.call(listCharges, { params: paramsOf(customer), query: subject });
  assert.deepEqual(
    body.items.map(({ state }) => state),
    ["succeeded", "failed"],
  );
});

test("MON-7 twenty starts and twenty questions at once, events twice: one page, one payment", async () => {
  payments.deliver("twice");
  const { customer, order, subject } = await orderToPay();
  const twenty = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, work));
  const starts = await twenty(() => pay(customer, subject));
  const begun = starts.filter(({ status }) => status === 201).map(({ body }) => body);
  assert.ok(begun.length > 0);
  assert.equal(new Set(begun.map(({ id }) => id)).size, 1);
  const [charge] = begun;
  await type(charge?.url ?? null, card());
  const params = { ...paramsOf(customer), chargeId: charge?.id ?? "" };
  const [answers] = await Promise.all([
    twenty(() => customer.browser.call(settleCharge, { params })),
    settled(installation),
  ]);
  assert.deepEqual(new Set(answers.map(({ body }) => body.state)), new Set(["succeeded"]));
  await settled(installation);
  assert.equal((await orderOf(customer, order.id)).state, "paid");
  assert.equal((await paymentsOf(customer)).length, 1);
});

test("MON-7 two tabs with different methods: the second closes the first, and only one is paid", async () => {
  const { customer, invoice, subject } = await invoiceToPay();
  await buildMethod(installation, customer);
  const { items } = (await customer.browser.call(listPaymentProfiles, { params: paramsOf(customer) })).body;
  const first = await pay(customer, subject);
  const second = await pay(customer, subject, { paymentProfileId: items[0]?.id ?? "" });
  assert.equal(second.body.state, "succeeded");
  await type(first.body.url, card());
  await settled(installation);
  assert.equal((await chargeOf(customer, first.body.id)).state, "cancelled");
  assert.equal((await invoiceOf(customer, invoice.id)).state, "paid");
  assert.equal((await paymentsOf(customer)).length, 1);
});

test("a lost event: the job that asks books the payment", async () => {
  payments.deliver("lose");
  const { customer, order, subject } = await orderToPay();
  await payOnPage(customer, subject);
  await settled(installation);
  assert.equal((await orderOf(customer, order.id)).state, "pending");
  installation.clock.advance({ minutes: 4 });
  await installation.write((ctx) => ctx.addJob(askForChargesJob, {}));
  await installation.runJobs();
  assert.equal((await orderOf(customer, order.id)).state, "paid");
});

test("an answer of the provider that is lost is asked for again under the same id: charged once", async () => {
  const { customer, invoice, subject } = await invoiceToPay();
  await buildMethod(installation, customer);
  const { items } = (await customer.browser.call(listPaymentProfiles, { params: paramsOf(customer) })).body;
  payments.setReachable(false);
  const refused = await pay(customer, subject, { paymentProfileId: items[0]?.id ?? "" });
  assert.deepEqual([refused.status, refused.problem.code], [503, "billing.provider_unavailable"]);
  payments.setReachable(true);
  const again = await pay(customer, subject, { paymentProfileId: items[0]?.id ?? "" });
  assert.equal(again.body.state, "succeeded");
  await settled(installation);
  assert.equal((await invoiceOf(customer, invoice.id)).state, "paid");
  assert.equal((await paymentsOf(customer)).length, 1);
});

test("MON-9 a cancelled order that is paid all the same: the money goes to the prepaid account, and a mail says why", async () => {
  const { customer, order, subject } = await orderToPay();
  const charge = await pay(customer, subject);
  const params = { ...paramsOf(customer), orderId: order.id };
  assert.equal((await customer.browser.call(cancelOrder, { params })).status, 200);
  await type(charge.body.url, card());
  await settled(installation);
  const seen = await chargeOf(customer, charge.body.id);
  assert.deepEqual([seen.state, seen.end, seen.outcome], ["succeeded", "prepaid", "cancelled_order"]);
  assert.deepEqual(await balanceOf(customer), [`CHF ${order.totalMinor}`]);
  const mails = await installation.mails(customer.email);
  assert.match(
    mails.find((one) => one.template === "billing.charge_to_prepaid")?.plain ?? "",
    /is cancelled/,
  );
});

test("an order that is cancelled closes its page at the provider", async () => {
  const { customer, order, subject } = await orderToPay();
  const charge = await pay(customer, subject);
  await customer.browser.call(cancelOrder, { params: { ...paramsOf(customer), orderId: order.id } });
  await settled(installation);
  assert.equal((await chargeOf(customer, charge.body.id)).state, "cancelled");
  await type(charge.body.url, card());
  await settled(installation);
  assert.deepEqual(await paymentsOf(customer), []);
});

test("MON-7 paid by transfer while the card was being charged: the second payment goes to the prepaid account", async () => {
  const { customer, order, subject } = await orderToPay();
  const charge = await payOnPage(customer, subject);
  payments.deliver("hold");
  const target = {
    kind: "due_item",
    organizationId: customer.organizationId,
    dueItemId: await dueItemOf(subject),
  } as const;
  const transfer = buildPayment(installation, { target, amountMinor: BigInt(order.totalMinor) });
  await receive(installation, [transfer]);
  await settled(installation);
  assert.deepEqual(await paymentsOf(customer), [
    { source: "bank", outcome: "exact", target: "due_item" },
    { source: "provider", outcome: "used_reference", target: "prepaid" },
  ]);
  assert.equal((await chargeOf(customer, charge.id)).end, "prepaid");
  assert.deepEqual(await balanceOf(customer), [`CHF ${order.totalMinor}`]);
});

test("security decision 11: another amount at the provider than was asked for pays nothing; it goes to the prepaid account", async () => {
  payments.deliver("lose");
  const { customer, order, subject } = await orderToPay();
  const charge = await payOnPage(customer, subject);
  const { payment } = installation.services.providers;
  assert.ok(payment);
  const tampered = {
    ...payment,
    readCharge: async (token: string) => ({ ...(await payment.readCharge(token)), amountMinor: 1n }),
  };
  const services = {
    ...installation.services,
    providers: { ...installation.services.providers, payment: tampered },
  };
  const { organizationId } = customer;
  await runJob(services, settleChargeJob, { organizationId, chargeId: charge.id });
  assert.equal((await orderOf(customer, order.id)).state, "pending");
  assert.deepEqual(await balanceOf(customer), ["CHF 1"]);
});

test("a SEPA debit is under way for days; when the bank does not pay, the invoice stays open and a mail says so", async () => {
  const customer = await buildCustomer(installation, { country: "DE" });
  const { invoice, subject } = await invoiceToPay(customer);
  const started = await pay(customer, subject);
  await type(started.body.url, { act: "pay", method: "sepa_debit", iban: "DE62370400440532013001" });
  await settled(installation);
  const waiting = await chargeOf(customer, started.body.id);
  assert.deepEqual([waiting.state, waiting.url], ["processing", null]);
  const second = await pay(customer, subject);
  assert.equal(second.body.id, started.body.id, "nobody pays twice while a debit is under way");
  const [row] = await query<{ token: string }>(
    installation,
    `select payment_token as token from charges where id = '${started.body.id}'`,
  );
  payments.endDebit(row?.token ?? "", false);
  await settled(installation);
  assert.equal((await chargeOf(customer, started.body.id)).state, "failed");
  assert.equal((await invoiceOf(customer, invoice.id)).state, "open");
  const mails = await installation.mails(customer.email);
  assert.equal(mails.filter(({ template }) => template === "billing.charge_failed").length, 1);
});

test("MON-11 a top-up by card is on the prepaid account at once", async () => {
  const customer = await buildCustomer(installation);
  const params = paramsOf(customer);
  const topUp = (await customer.browser.call(startTopUp, { params, body: { minor: 5_000 } })).body;
  const charge = await payOnPage(customer, { kind: "top_up", subjectId: topUp.id });
  await settled(installation);
  const seen = await customer.browser.call(readTopUp, { params: { ...params, topUpId: topUp.id } });
  assert.deepEqual([seen.body.state, seen.body.receivedMinor], ["received", 5_000]);
  assert.deepEqual(await balanceOf(customer), ["CHF 5000"]);
  assert.equal((await chargeOf(customer, charge.id)).outcome, "top_up");
});

test("a stranger reaches nothing of it; a member without billing is refused", async () => {
  const { customer, subject } = await invoiceToPay();
  const { id: chargeId } = (await pay(customer, subject)).body;
  await buildMethod(installation, customer);
  const { items } = (await customer.browser.call(listPaymentProfiles, { params: paramsOf(customer) })).body;
  const stranger = await buildCustomer(installation);
  for (const endpoint of [readCharge, settleCharge] as const) {
    const own = { ...paramsOf(stranger), chargeId };
    assert.equal((await stranger.browser.call(endpoint, { params: own })).status, 404, endpoint.id);
    const theirs = { ...paramsOf(customer), chargeId };
    assert.equal((await stranger.browser.call(endpoint, { params: theirs })).status, 404, endpoint.id);
  }
  assert.equal((await pay(stranger, subject)).problem.code, "billing.nothing_due");
  const mine = await invoiceToPay(stranger);
  const stolen = await pay(stranger, mine.subject, { paymentProfileId: items[0]?.id ?? "" });
  assert.equal(stolen.problem.code, "billing.payment_method_gone");
  const external = await buildMember(installation, customer.organizationId, "external");
  assert.equal((await pay({ ...customer, browser: external.browser }, subject)).status, 403);
});

test("staff see the charges of all customers", async () => {
  const { customer, subject } = await invoiceToPay();
  const charge = await payOnPage(customer, subject);
  await settled(installation);
  const staff = await buildStaff(installation, "billing");
  const list = await staff.browser.call(listStaffCharges, { query: { state: "succeeded", limit: 1 } });
  assert.equal(list.body.items[0]?.id, charge.id);
  const { minor, currency } = charge;
  const search = list.body.items[0]?.organizationName ?? "";
  const found = async (query: CallOf<typeof listStaffCharges>["query"]) =>
    (await staff.browser.call(listStaffCharges, { query })).body.items.some(({ id }) => id === charge.id);
  for (const query of [
    { search },
    { currency },
    { minMinor: minor, maxMinor: minor, sort: "amount" as const },
  ]) {
    assert.ok(await found(query), Object.keys(query).join());
  }
  for (const query of [
    ...[{ search: "nobody" }, { currency: "USD" }, { minMinor: minor + 1 }, { maxMinor: minor - 1 }],
    ...[{ chargeback: "open" as const }, { state: "failed" as const }, { to: "2000-01-01" }],
  ]) {
    assert.ok(!(await found(query)), Object.keys(query).join());
  }
  const params = { organizationId: customer.organizationId, chargeId: charge.id };
  const seen = await staff.browser.call(readStaffCharge, { params });
  assert.match(seen.body.paymentToken ?? "", /^pi_/);
  assert.deepEqual([seen.body.refundableMinor, seen.body.abilities], [0, { refund: false }]);
});
