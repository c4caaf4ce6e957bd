import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildStaff } from "../../../../tests/support/people.ts";
import { buildInvoice, buildPrepaid } from "../../billing/invoices/invoice.factory.ts";
import { payOrderFromPrepaid } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { readCustomer } from "./customer.contract.ts";

const installation = await testInstallation({
  now: "2026-11-22T09:00:00Z",
  config: { sessionIdleHours: 2_000 },
});

test("staff see a customer whole: members, money, the newest of each", async () => {
  const { customer, order } = await buildOrder(installation);
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "collaborator");
  const { invoice } = await buildInvoice(installation, { customer });
  await buildPrepaid(installation, customer, 5_000n);
  const params = { organizationId };
  await customer.browser.call(payOrderFromPrepaid, { params: { ...params, orderId: order.id } });
  await installation.runJobs();
  const staff = await buildStaff(installation, "billing");
  const { body } = await staff.browser.call(readCustomer, { params });
  assert.equal(body.customerNumber, customer.customerNumber);
  assert.deepEqual(
    body.members.map(({ email, role }) => [email, role]),
    [
      [customer.email, "legal_representative"],
      [member.email, "collaborator"],
    ],
  );
  assert.deepEqual(body.money, {
    prepaid: [{ minor: 5_000 - order.totalMinor, currency: "CHF" }],
    open: [{ minor: Number(invoice.document.totalMinor), currency: "CHF" }],
    overdue: [],
  });
  assert.deepEqual(
    body.orders?.map(({ id, state }) => [id, state]),
    [[order.id, "paid"]],
  );
  assert.equal(body.invoices?.length, 2);
  assert.deepEqual(
    body.payments?.map(({ source, minor }) => [source, minor]),
    [
      ["prepaid", order.totalMinor],
      ["bank", 5_000],
    ],
  );
  assert.equal(body.products.length, 1);
  installation.clock.advance({ hours: 24 * 31 });
  const later = await (await buildStaff(installation, "billing")).browser.call(readCustomer, { params });
  assert.deepEqual(later.body.money?.overdue, later.body.money?.open);
});

test("support staff see a customer without the money; editors and customers do not see it", async () => {
  const { customer } = await buildInvoice(installation);
  const params = { organizationId: customer.organizationId };
  const support = await buildStaff(installation, "support");
  const { body } = await support.browser.call(readCustomer, { params });
  assert.deepEqual([body.money, body.invoices, body.payments], [null, null, null]);
  assert.notEqual(body.orders, null);
  const content = await buildStaff(installation, "content");
  assert.equal((await content.browser.call(readCustomer, { params })).status, 403);
  assert.equal((await customer.browser.call(readCustomer, { params })).status, 404);
  const nobody = { organizationId: "0199aaaa-0000-7000-8000-000000000000" };
  assert.equal((await support.browser.call(readCustomer, { params: nobody })).status, 404);
  assert.ok(await buildCustomer(installation));
});
