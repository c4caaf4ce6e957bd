import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";

const installation = await testInstallation({ payments: true });
const { payments, clock } = installation;
const address = "/api/v1/payment-events";

const eventOf = (id: string, change: object = {}) =>
  JSON.stringify({
    id,
    object: "event",
    type: "payment_intent.succeeded",
    livemode: false,
    data: {
      object: {
        object: "payment_intent",
        metadata: { charge_id: randomUUID(), organization_id: randomUUID() },
      },
    },
    ...change,
  });

/** Posts as another program does: no origin, no cookie, any content type. */
async function post(body: string, signature: string | undefined, contentType = "application/json") {
  const response = await fetch(installation.url + address, {
    method: "POST",
    headers: { "content-type": contentType, ...(signature ? { "stripe-signature": signature } : {}) },
    body,
  });
  const text = await response.text();
  return { status: response.status, code: text ? (JSON.parse(text) as { code: string }).code : undefined };
}

const noted = () =>
  query<{ event_token: string; kind: string }>(installation, "select event_token, kind from provider_events");
const waiting = async () => {
  const [row] = await query<{ count: number }>(
    installation,
    "select count(*)::int as count from app.list_jobs() where name = 'charge.settle'",
  );
  return row?.count;
};

test("an event counts once, however often it is sent, also at once", async () => {
  const event = eventOf("evt_once");
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(event, payments.sign(event))));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]));
  assert.deepEqual(await noted(), [{ event_token: "evt_once", kind: "charge" }]);
  assert.equal(await waiting(), 1);
});

test("security decision 11: what the provider did not sign, or long ago, is refused and leaves nothing", async () => {
  const before = await noted();
  const event = eventOf("evt_foreign");
  const old = payments.sign(event, clock.now().subtract({ minutes: 6 }));
  for (const signature of [undefined, "nonsense", old, payments.sign(eventOf("evt_other"))])
    assert.deepEqual(await post(event, signature), { status: 400, code: "billing.event_not_signed" });
  for (const body of [eventOf("evt_live", { livemode: true }), "not JSON", "{}", ""])
    assert.equal((await post(body, payments.sign(body))).status, 400, body);
  assert.deepEqual(await noted(), before);
});

test("the bytes are checked as they came, whatever they call themselves, up to a size", async () => {
  for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x"]) {
    const event = `${eventOf(`evt_${type.length}`)}\n `;
    assert.equal((await post(event, payments.sign(event), type)).status, 204, type);
  }
  const large = eventOf("evt_large", { padding: "x".repeat(400_000) });
  assert.equal((await post(large, payments.sign(large))).status, 413);
});

test("an event of nothing of ours is taken, and nothing follows", async () => {
  const before = await noted();
  for (const event of [
    eventOf("evt_a", { type: "customer.created" }),
    eventOf("evt_b", { data: { object: { object: "charge" } } }),
  ])
    assert.equal((await post(event, payments.sign(event))).status, 204);
  assert.deepEqual(await noted(), before);
});

test("a payment of nobody here is asked for, and left alone", async () => {
  const dispute = eventOf("evt_dispute", {
    type: "charge.dispute.created",
    data: { object: { object: "dispute", payment_intent: "pi_of_somebody_else", metadata: {} } },
  });
  assert.equal((await post(dispute, payments.sign(dispute))).status, 204);
  assert.ok((await noted()).some(({ kind }) => kind === "payment"));
  await installation.runJobs();
});

test("without a payment provider there is no such address", async () => {
  const without = await testInstallation();
  const response = await fetch(without.url + address, { method: "POST", body: "{}" });
  assert.equal(response.status, 404);
});

test("events are forgotten after three months", async () => {
  assert.ok((await noted()).length > 0);
  await installation.write((ctx) => ctx.addJob({ name: "provider_event.forget_old", maxAttempts: 3 }, {}));
  await installation.runJobs();
  assert.ok((await noted()).length > 0);
  clock.advance({ days: 91 });
  await installation.write((ctx) => ctx.addJob({ name: "provider_event.forget_old", maxAttempts: 3 }, {}));
  await installation.runJobs();
  assert.deepEqual(await noted(), []);
});
