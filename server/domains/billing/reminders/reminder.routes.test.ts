import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer } from "../../../../tests/support/people.ts";
import { readInvoice } from "../invoices/invoice.contract.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { remindOfInvoices } from "./remind.ts";
import { readBillingPreferences, updateBillingPreferences } from "./reminder.contract.ts";

const installation = await testInstallation({ config: { sessionIdleHours: 8_760 } });

test("MON-13 who chose nothing is reminded on the provider's days, and can choose within its limits", async () => {
  const { browser, organizationId } = await buildCustomer(installation);
  const params = { organizationId };
  const first = await browser.call(readBillingPreferences, { params });
  assert.deepEqual(first.body.reminderDays, [3, 10, 17]);
  assert.equal(first.body.isOwn, false);
  const changed = await browser.call(updateBillingPreferences, { params, body: { reminderDays: [1, 30] } });
  assert.deepEqual(changed.body.reminderDays, [1, 30]);
  assert.equal(changed.body.isOwn, true);
  const refused = await browser.call(updateBillingPreferences, { params, body: { reminderDays: [30, 1] } });
  assert.equal(refused.status, 422);
});

test("MON-13 an invoice shows when it was reminded of", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  installation.clock.advance({ hours: 24 * 34 });
  await installation.write((ctx) => remindOfInvoices(ctx, 100));
  const { status, body } = await customer.browser.call(readInvoice, { params });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(body.remindedOn, [installation.clock.today()]);
  assert.equal(body.stray, null);
});
