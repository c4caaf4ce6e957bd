import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import type { Customer } from "../../../../tests/support/people.ts";
import { buildInvoice, buildPrepaid } from "../invoices/invoice.factory.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { remindOfInvoices } from "./remind.ts";
import { updateBillingPreferences } from "./reminder.contract.ts";

const installation = await testInstallation({ now: "2026-02-01T09:00:00Z" });
const { clock } = installation;

const remind = () => installation.write((ctx) => remindOfInvoices(ctx, 1_000));
const totalMinor = 12_842n;

/** Subjects and first lines of the reminders that somebody got. */
async function remindersTo(customer: Customer) {
  const mails = await installation.mails(customer.email);
  return mails.filter((mail) => mail.template.startsWith("billing.reminder_"));
}

/** The due item of an invoice, as a payment with its reference names it. */
async function targetOf(organizationId: string, invoiceId: string) {
  const row = await installation.write((ctx) =>
    ctx.db
      .selectFrom("due_items")
      .select("id")
      .where("organization_id", "=", organizationId)
      .where("subject_id", "=", invoiceId)
      .executeTakeFirstOrThrow(),
  );
  return { kind: "due_item", organizationId, dueItemId: row.id } as const;
}

test("MON-13 an unpaid invoice is reminded of after 3, 10 and 17 days, and then no more", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const days: string[] = [];
  for (let day = 0; day < 60; day++) {
    const before = (await remindersTo(customer)).length;
    await remind();
    if ((await remindersTo(customer)).length > before) days.push(clock.today());
    clock.advance({ hours: 24 });
  }
  // Issued on 1 February, due thirty days later.
  assert.deepEqual(days, ["2026-03-06", "2026-03-13", "2026-03-20"]);
  const [first] = await remindersTo(customer);
  assert.ok(first);
  assert.equal(first.template, "billing.reminder_unknown");
  assert.match(first.subject, new RegExp(invoice.number));
  assert.match(first.plain, /128\.42/);
  assert.match(first.plain, /\d{2} \d{5} \d{5} \d{5} \d{5} \d{5}/);
  assert.match(first.link ?? "", new RegExp(`/invoices/${invoice.id}`));
});

test("MON-13 after a pause one reminder is sent, and the next keeps its distance", async () => {
  const { customer } = await buildInvoice(installation);
  clock.advance({ hours: 24 * 60 });
  await remind();
  await remind();
  assert.equal((await remindersTo(customer)).length, 1);
  clock.advance({ hours: 24 * 6 });
  await remind();
  assert.equal((await remindersTo(customer)).length, 1);
  clock.advance({ hours: 24 });
  await remind();
  assert.equal((await remindersTo(customer)).length, 2);
});

test("MON-13 an organization is reminded on the days that it chose", async () => {
  const { customer } = await buildInvoice(installation);
  const { status } = await customer.browser.call(updateBillingPreferences, {
    params: { organizationId: customer.organizationId },
    body: { reminderDays: [1] },
  });
  assert.equal(status, 200);
  clock.advance({ hours: 24 * 31 });
  await remind();
  clock.advance({ hours: 24 * 40 });
  await remind();
  assert.equal((await remindersTo(customer)).length, 1);
});

test("MON-13 the reminder says what went wrong: another amount, an old reference, money that covers it", async () => {
  const other = await buildInvoice(installation);
  const target = await targetOf(other.customer.organizationId, other.invoice.id);
  await receive(installation, [buildPayment(installation, { amountMinor: 1_000n, target })]);

  const old = await buildInvoice(installation);
  const paidBefore = await targetOf(old.customer.organizationId, old.invoice.id);
  await receive(installation, [buildPayment(installation, { amountMinor: totalMinor, target: paidBefore })]);
  const next = await buildInvoice(installation, { customer: old.customer });
  await receive(installation, [buildPayment(installation, { amountMinor: 2_000n, target: paidBefore })]);

  const covered = await buildInvoice(installation);
  await buildPrepaid(installation, covered.customer, totalMinor);

  clock.advance({ hours: 24 * 40 });
  await remind();
  const templates = async (customer: Customer) => (await remindersTo(customer)).map((mail) => mail.template);
  assert.deepEqual(await templates(other.customer), ["billing.reminder_other_amount"]);
  assert.deepEqual(await templates(next.customer), ["billing.reminder_used_reference"]);
  assert.deepEqual(await templates(covered.customer), ["billing.reminder_prepaid"]);
  const [mail] = await remindersTo(other.customer);
  assert.match(mail?.plain ?? "", /10\.00/);
});
