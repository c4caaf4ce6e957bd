import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer } from "../../../../tests/support/people.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import { buildPayment, receive } from "../../billing/payments/payment.factory.ts";
import { invoiceOrder } from "./order.contract.ts";
import { buildOrder } from "./order.factory.ts";
import { expireOrdersJob } from "./order.jobs.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
const expire = () => runJob(installation.services, expireOrdersJob, {});

// Sessions end long before orders do, so the database is asked.
async function stateOf({ id }: { id: string }) {
  const text = `select state, cancel_cause from orders where id = '${id}'`;
  const [order] = await query<{ state: string; cancel_cause: string | null }>(installation, text);
  return [order?.state, order?.cancel_cause];
}

test("MON-3 an order is cancelled by time after 28 days, not a day before, and its transfer is not lost (MON-9)", async () => {
  const { customer, order } = await buildOrder(installation);
  installation.clock.set("2026-12-20T22:59:00Z");
  await expire();
  assert.deepEqual(await stateOf(order), ["pending", null], "23:59 in Zurich on the last day");
  installation.clock.set("2026-12-20T23:01:00Z");
  await expire();
  await expire();
  assert.deepEqual(await stateOf(order), ["cancelled", "time"]);
  const mails = await installation.mails(customer.email);
  assert.deepEqual(
    mails.map((mail) => mail.template),
    ["orders.placed", "orders.expired"],
  );
  assert.match(mails[1]?.plain ?? "", /within 28 days/);
  const { organizationId } = customer;
  const target = { kind: "due_item", organizationId, dueItemId: order.payment?.dueItemId ?? "" } as const;
  const [booked] = await receive(installation, [buildPayment(installation, { target })]);
  assert.equal(booked?.outcome, "cancelled_order");
});

test("an order with an invoice does not expire", async () => {
  const { customer, order } = await buildOrder(installation);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  assert.equal((await customer.browser.call(invoiceOrder, { params })).status, 201);
  installation.clock.advance({ days: 100 });
  await expire();
  assert.deepEqual(await stateOf(order), ["pending", null]);
});

test("many orders expire in chunks; one that is being paid at this moment is left alone", async () => {
  const customer = await buildCustomer(installation);
  const { order } = await buildOrder(installation, { customer });
  const { organizationId } = customer;
  await installation.write(async ({ db }) => {
    await sql`
      with copies as (
        insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'number', 900000 + n))).*
        from orders o, generate_series(1, 1200) n where o.organization_id = ${organizationId} and o.id = ${order.id}
        returning organization_id, id, number, currency, total_minor, expires_on, placed_at
      )
      insert into due_items (organization_id, id, kind, subject_id, reference, currency, amount_minor, state, due_on, created_at)
      select organization_id, gen_random_uuid(), 'order', id, number::text, currency, total_minor, 'open', expires_on, placed_at
      from copies`.execute(db);
  });
  installation.clock.advance({ days: 29 });
  const locked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const payment = installation.write(async ({ db }) => {
    await db
      .selectFrom("due_items")
      .select("id")
      .where("organization_id", "=", organizationId)
      .where("subject_id", "=", order.id)
      .forUpdate()
      .execute();
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  await expire();
  const states = () =>
    query<{ state: string; count: bigint }>(
      installation,
      `select state, count(*) from orders where organization_id = '${organizationId}' group by state order by state`,
    );
  assert.deepEqual(await states(), [
    { state: "cancelled", count: 1200n },
    { state: "pending", count: 1n },
  ]);
  release.resolve();
  await payment;
  await expire();
  assert.deepEqual(await states(), [{ state: "cancelled", count: 1201n }]);
});
