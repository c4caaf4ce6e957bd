import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { readOrder } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { settleCharge } from "./charge.contract.ts";
import { pay, payOnPage } from "./charge.factory.ts";

const installation = await testInstallation({ payments: true });
const { payments } = installation;

async function orderToPay() {
  const { customer, order } = await buildOrder(installation);
  return { customer, order, subject: { kind: "order", subjectId: order.id } as const };
}

test("security decision 11: a report on another charge than was asked for is refused", async () => {
  payments.deliver("lose");
  const [one, other] = [await orderToPay(), await orderToPay()];
  const charge = await payOnPage(one.customer, one.subject);
  const victim = await pay(other.customer, other.subject);
  await installation.write(async ({ db }) => {
    const { token } = await db
      .selectFrom("charges")
      .select("token")
      .where("organization_id", "=", one.customer.organizationId)
      .where("id", "=", charge.id)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("charges")
      .set({ token })
      .where("organization_id", "=", other.customer.organizationId)
      .where("id", "=", victim.body.id)
      .execute();
  });
  const { organizationId } = other.customer;
  const params = { organizationId, chargeId: victim.body.id };
  assert.equal((await other.customer.browser.call(settleCharge, { params })).status, 500);
  const order = { organizationId, orderId: other.order.id };
  assert.equal((await other.customer.browser.call(readOrder, { params: order })).body.state, "pending");
});
