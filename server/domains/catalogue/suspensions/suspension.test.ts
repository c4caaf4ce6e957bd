import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import type { Customer } from "../../../../tests/support/people.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import { sandboxModule } from "../../../providers/provisioning/sandbox-module.ts";
import { buildPayment, receive } from "../../billing/payments/payment.factory.ts";
import { undoPayment } from "../../billing/payments/undo-payment.ts";
import { remindOfInvoices } from "../../billing/reminders/remind.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { takeProductStepJob } from "../products/product.jobs.ts";
import { resumeSettledJob, suspendUnpaidJob } from "./suspension.jobs.ts";

const calls: string[] = [];
const called =
  (step: string) =>
  async ({ productId }: { productId: string }) => {
    calls.push(`${step} ${productId}`);
  };
const module = {
  ...sandboxModule(),
  ...{ suspend: called("suspend"), resume: called("resume"), terminate: called("terminate") },
};
const installation = await testInstallation({
  now: "2026-01-10T09:00:00Z",
  providers: { provisioning: new Map([["sandbox", module]]) },
});
const { clock, services } = installation;

/** Two products for a year whose order was paid, and whose payment was undone on the same day: their invoice is owed again. */
async function buildOwed() {
  const lines = [{ planId: "web-hosting-standard", period: "year" as const, quantity: 2 }];
  const { customer, order } = await buildOrder(installation, { lines });
  const { organizationId } = customer;
  const target = { kind: "due_item", organizationId, dueItemId: order.payment?.dueItemId ?? "" } as const;
  const payment = buildPayment(installation, { target, amountMinor: BigInt(order.totalMinor) });
  await receive(installation, [payment]);
  await installation.runJobs();
  await installation.write((ctx) =>
    undoPayment(ctx, { organizationId, paymentId: payment.bankPaymentId, reason: "of somebody else" }),
  );
  const [due] = await query<{ id: string; amount_minor: bigint }>(
    installation,
    `select id, amount_minor from due_items where organization_id = '${organizationId}' and state = 'open'`,
  );
  assert.equal(due?.amount_minor, BigInt(order.totalMinor));
  const owed = { kind: "due_item", organizationId, dueItemId: due.id } as const;
  return {
    ...{ customer, organizationId },
    pay: () =>
      receive(installation, [buildPayment(installation, { target: owed, amountMinor: due.amount_minor })]),
  };
}

/** The morning of a day: what is due is reminded of, then what stays unpaid is suspended or ended. */
async function morning(): Promise<void> {
  await installation.write((ctx) => remindOfInvoices(ctx, 1_000));
  await runJob(services, suspendUnpaidJob, {});
  await installation.runJobs();
}

async function mornings(days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    clock.advance({ hours: 24 });
    await morning();
  }
}

async function statesOf(organizationId: string): Promise<string[]> {
  const text = `select state from products where organization_id = '${organizationId}' order by id`;
  return (await query<{ state: string }>(installation, text)).map((row) => row.state);
}

async function told(customer: Customer, template: RegExp) {
  return (await installation.mails(customer.email)).filter((mail) => template.test(mail.template));
}

test("MON-13 what stays unpaid after the last reminder is announced, suspended, announced, terminated", async () => {
  const { customer, organizationId } = await buildOwed();
  // Due on 9 February; reminded of after 3, 10 and 17 days; suspended 10 days later, ended after 30 more.
  await mornings(47);
  assert.equal(clock.today(), "2026-02-26");
  const reminders = await told(customer, /reminder/);
  assert.equal(reminders.length, 3);
  assert.doesNotMatch(reminders[1]?.plain ?? "", /last reminder/);
  assert.match(reminders[2]?.plain ?? "", /last reminder\. If the invoice is still unpaid on 8 Mar 2026/);
  await mornings(9);
  assert.deepEqual(await statesOf(organizationId), ["active", "active"], "the day before");
  await mornings(1);
  assert.deepEqual(
    [clock.today(), ...(await statesOf(organizationId))],
    ["2026-03-08", "suspended", "suspended"],
  );
  assert.deepEqual(
    calls.splice(0).map((call) => call.split(" ")[0]),
    ["suspend", "suspend"],
  );
  const [suspended, ...others] = await told(customer, /products_suspended/);
  assert.equal(others.length, 0, "one mail an invoice");
  assert.match(suspended?.subject ?? "", /2 products$/);
  assert.match(suspended?.plain ?? "", /still unpaid on 7 Apr 2026/);
  await mornings(29);
  assert.deepEqual(await statesOf(organizationId), ["suspended", "suspended"]);
  await mornings(1);
  assert.deepEqual(await statesOf(organizationId), ["terminated", "terminated"]);
  assert.deepEqual(
    calls.splice(0).map((call) => call.split(" ")[0]),
    ["terminate", "terminate"],
  );
  assert.equal((await told(customer, /products_terminated/)).length, 1);
  await mornings(3);
  assert.deepEqual(calls, []);
  const changes = await query<{ cause: string; count: bigint }>(
    installation,
    `select cause, count(*) from product_changes where organization_id = '${organizationId}' group by cause order by cause`,
  );
  assert.deepEqual(
    changes.map(({ cause }) => cause),
    ["ordered", "provisioned", "stayed_unpaid", "unpaid"],
  );
});

test("MON-13 a payment within the time lets the products run again, and those that are paid at that moment are left alone", async () => {
  const { customer, organizationId, pay } = await buildOwed();
  await mornings(57);
  assert.deepEqual(await statesOf(organizationId), ["suspended", "suspended"]);
  calls.splice(0);
  await pay();
  await runJob(services, resumeSettledJob, {});
  await runJob(services, resumeSettledJob, {});
  await installation.runJobs();
  assert.deepEqual(await statesOf(organizationId), ["active", "active"]);
  assert.deepEqual(
    calls.splice(0).map((call) => call.split(" ")[0]),
    ["resume", "resume"],
  );
  assert.equal((await told(customer, /products_resumed/)).length, 1);
  await mornings(40);
  assert.deepEqual(await statesOf(organizationId), ["active", "active"]);
});

test("MON-13 booked and suspended at the same instant: never suspended for good what was paid", async () => {
  const owed = await Promise.all(Array.from({ length: 6 }, buildOwed));
  await mornings(56);
  clock.advance({ hours: 24 });
  await Promise.all([runJob(services, suspendUnpaidJob, {}), ...owed.map((one) => one.pay())]);
  await runJob(services, resumeSettledJob, {});
  await installation.runJobs();
  for (const { organizationId } of owed)
    assert.deepEqual(await statesOf(organizationId), ["active", "active"]);
});

test("CAT-6 a step that a later change overtook is not taken by the module", async () => {
  const { organizationId, pay } = await buildOwed();
  await pay();
  const [product] = await query<{ id: string }>(
    installation,
    `select id from products where organization_id = '${organizationId}' limit 1`,
  );
  const target = { organizationId, productId: product?.id ?? "", step: "suspend" as const, occasion: "late" };
  calls.splice(0);
  await runJob(services, takeProductStepJob, target);
  assert.deepEqual(calls, []);
});
