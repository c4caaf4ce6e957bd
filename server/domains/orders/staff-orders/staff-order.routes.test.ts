import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { buildOrder } from "../orders/order.factory.ts";
import * as contract from "./staff-order.contract.ts";

const installation = await testInstallation();

test("staff see an order with its customer and pro-forma, and cannot act for the customer", async () => {
  const { customer, order } = await buildOrder(installation);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  const support = await buildStaff(installation, "support");
  const { body } = await support.browser.call(contract.readStaffOrder, { params });
  assert.deepEqual([body.number, body.totalMinor], [order.number, order.totalMinor]);
  assert.equal(body.organizationId, customer.organizationId);
  assert.ok(Object.values(body.abilities).every((may) => !may));
  assert.equal((await support.browser.call(contract.readStaffProforma, { params })).status, 200);
});

test("an order elsewhere is not there; editors may not read it; customers find no staff area", async () => {
  const { customer, order } = await buildOrder(installation);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  const { organizationId } = await buildCustomer(installation);
  const staff = await buildStaff(installation, "billing");
  const content = await buildStaff(installation, "content");
  for (const endpoint of [contract.readStaffOrder, contract.readStaffProforma]) {
    const elsewhere = { ...params, organizationId };
    assert.equal((await staff.browser.call(endpoint, { params: elsewhere })).status, 404);
    assert.equal((await content.browser.call(endpoint, { params })).status, 403);
    assert.equal((await customer.browser.call(endpoint, { params })).status, 404);
  }
});
