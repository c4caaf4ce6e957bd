import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, type Customer } from "../../../../tests/support/people.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import { readInvoice } from "../../billing/invoices/invoice.contract.ts";
import { buildPrepaid } from "../../billing/invoices/invoice.factory.ts";
import { checkLedger } from "../../billing/ledger/check-ledger.ts";
import { buildPayment, receive } from "../../billing/payments/payment.factory.ts";
import { readPrepaidAccount } from "../../billing/payments/prepaid.contract.ts";
import * as contract from "./order.contract.ts";
import { buildOrder } from "./order.factory.ts";
import { expireOrdersJob } from "./order.jobs.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });

/** An order of CHF 10.72, and so much on the prepaid account. */
async function buildCase(balance: bigint) {
  const { customer, order } = await buildOrder(installation);
  if (balance > 0n) await buildPrepaid(installation, customer, balance);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  const { browser } = customer;
  return {
    ...{ customer, order, params },
    read: async () => (await browser.call(contract.readOrder, { params })).body,
    set: (minor: number) => browser.call(contract.setPrepaidPart, { params, body: { minor } }),
    pay: (dueItemId: string | undefined, amountMinor: bigint) =>
      receive(installation, [
        buildPayment(installation, { target: dueItem(customer, dueItemId), amountMinor }),
      ]),
    balance: () => balanceOf(customer),
  };
}

const dueItem = (customer: Customer, dueItemId: string | undefined) =>
  ({ kind: "due_item", organizationId: customer.organizationId, dueItemId: dueItemId ?? "" }) as const;

async function balanceOf(customer: Customer): Promise<number> {
  const params = { organizationId: customer.organizationId };
  const { body } = await customer.browser.call(readPrepaidAccount, { params });
  return body.balances[0]?.minor ?? 0;
}

async function assertLedgerHolds() {
  const proof = await installation.write(({ db }) => checkLedger(db));
  for (const { rule, holds, broken } of proof.rules) assert.ok(holds, `${rule}: ${broken} broken`);
}

test("MON-3 a part is set aside from the prepaid account, and a transfer of the rest completes the order", async () => {
  const { customer, order, set, read, pay, balance } = await buildCase(500n);
  assert.deepEqual(
    [order.abilities.set_prepaid_part, (await read()).abilities.set_prepaid_part],
    [false, true],
  );
  const part = await set(500);
  assert.equal(part.status, 200, JSON.stringify(part.problem));
  assert.deepEqual([part.body.payment?.prepaidMinor, part.body.payment?.minor], [500, 572]);
  assert.notEqual(part.body.payment?.reference, order.payment?.reference, "MON-5 another reference");
  assert.equal(await balance(), 0);
  await assertLedgerHolds();
  const [booked] = await pay(part.body.payment?.dueItemId, 572n);
  assert.equal(booked?.end, "paid");
  const paid = await read();
  assert.deepEqual([paid.state, paid.productIds.length], ["paid", 1]);
  const invoice = await customer.browser.call(readInvoice, {
    params: { organizationId: customer.organizationId, invoiceId: paid.invoiceId ?? "" },
  });
  assert.deepEqual([invoice.body.state, invoice.body.totalMinor], ["paid", 1072]);
  assert.equal(await balance(), 0);
  await assertLedgerHolds();
});

test("MON-3 the new pro-forma asks for the rest, and the mail names its reference", async () => {
  const { customer, set, params } = await buildCase(500n);
  const { payment } = (await set(500)).body;
  const [row] = await query<{ number: string; document: { totalMinor: number; prepaidMinor: number } }>(
    installation,
    `select number, document from proformas where order_id = '${params.orderId}' order by id desc limit 1`,
  );
  assert.match(row?.number ?? "", /^P-\d+-2$/);
  assert.deepEqual([row?.document.totalMinor, row?.document.prepaidMinor], [1072, 500]);
  const pdf = await customer.browser.fetch(
    `/api/v1/organizations/${params.organizationId}/orders/${params.orderId}/proforma.pdf`,
  );
  assert.equal(pdf.status, 200);
  const mails = (await installation.mails(customer.email)).filter((mail) =>
    mail.template.startsWith("orders.prepaid_part"),
  );
  assert.equal(mails.length, 1);
  assert.match(mails[0]?.plain ?? "", /rest of CHF.5\.72/);
  assert.ok(mails[0]?.plain?.replaceAll(/\s/g, "").includes(payment?.reference ?? "-"));
});

test("MON-5 MON-7 a payment with the former reference goes to the prepaid account", async () => {
  const { order, set, pay, balance, read } = await buildCase(500n);
  await set(500);
  const [booked] = await pay(order.payment?.dueItemId, 1072n);
  assert.deepEqual([booked?.end, booked?.outcome], ["prepaid", "replaced_reference"]);
  assert.equal(await balance(), 1072);
  const now = await read();
  assert.equal(now.abilities.pay_from_prepaid, true, "the rest can be paid with it");
  await assertLedgerHolds();
});

test("MON-3 the rest is paid from the prepaid account too", async () => {
  const { customer, set, params, balance } = await buildCase(500n);
  await set(500);
  await buildPrepaid(installation, customer, 600n);
  const paid = await customer.browser.call(contract.payOrderFromPrepaid, { params });
  assert.equal(paid.body.state, "paid", JSON.stringify(paid.problem));
  assert.equal(await balance(), 28);
  await assertLedgerHolds();
});

test("MON-3 what was set aside is free again when the order is cancelled, expires, is invoiced, or by choice", async () => {
  const ways = {
    chosen: async ({ set }: Case) => void (await set(0)),
    cancelled: async ({ customer, params }: Case) =>
      void (await customer.browser.call(contract.cancelOrder, { params })),
    invoiced: async ({ customer, params }: Case) =>
      void (await customer.browser.call(contract.invoiceOrder, { params })),
  };
  type Case = Awaited<ReturnType<typeof buildCase>>;
  for (const [way, act] of Object.entries(ways)) {
    const one = await buildCase(500n);
    assert.equal((await one.set(400)).body.payment?.prepaidMinor, 400, way);
    assert.equal(await one.balance(), 100, way);
    await act(one);
    assert.equal(await one.balance(), 500, way);
    await assertLedgerHolds();
  }
});

test("MON-3 nothing is set aside that is not there, or all, or of a foreign order, or after the payment", async () => {
  const one = await buildCase(500n);
  assert.equal((await one.set(501)).problem.code, "billing.prepaid_too_low");
  assert.equal((await one.set(1072)).problem.code, "orders.prepaid_part");
  assert.equal((await one.set(-1)).status, 422);
  const other = await buildCustomer(installation);
  const params = { organizationId: other.organizationId, orderId: one.order.id };
  assert.equal(
    (await other.browser.call(contract.setPrepaidPart, { params, body: { minor: 1 } })).status,
    404,
  );
  assert.equal((await one.read()).payment?.reference, one.order.payment?.reference, "nothing was made anew");
  await one.pay(one.order.payment?.dueItemId, 1072n);
  assert.equal((await one.set(1)).problem.code, "orders.not_pending");
  await assertLedgerHolds();
});

test("MON-2 twenty parts at once for five orders never spend more than the balance", async () => {
  const customer = await buildCustomer(installation);
  await buildPrepaid(installation, customer, 1200n);
  const orders = await Promise.all(
    Array.from({ length: 5 }, async () => (await buildOrder(installation, { customer })).order),
  );
  const { organizationId } = customer;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      customer.browser.call(contract.setPrepaidPart, {
        params: { organizationId, orderId: orders[at % 5]?.id ?? "" },
        body: { minor: 500 },
      }),
    ),
  );
  assert.ok(
    answers.every(({ status, problem }) => status === 200 || problem.code === "billing.prepaid_too_low"),
  );
  assert.equal(await balanceOf(customer), 200, "two orders have their part");
  await assertLedgerHolds();
});

test("MON-3 part and rest add up to the order's total, whatever was set aside before", async () => {
  const one = await buildCase(1000n);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 4 }),
      async (parts) => {
        for (const minor of parts) {
          const { payment } = (await one.set(minor)).body;
          assert.deepEqual([payment?.prepaidMinor, payment?.minor], [minor, 1072 - minor]);
          assert.equal(await one.balance(), 1000 - minor);
        }
      },
    ),
    { numRuns: 5 },
  );
  await assertLedgerHolds();
});

test("MON-3 an order in part expires with its time, and the money is free", async () => {
  const one = await buildCase(500n);
  await one.set(500);
  installation.clock.advance({ days: 40 });
  await runJob(installation.services, expireOrdersJob, {});
  const [row] = await query<{ state: string; balance_minor: bigint }>(
    installation,
    `select o.state, b.balance_minor from orders o join ledger_balances b using (organization_id)
     where o.id = '${one.order.id}' and b.account = 'prepaid'`,
  );
  assert.deepEqual([row?.state, row?.balance_minor], ["cancelled", -500n]);
  await assertLedgerHolds();
});
