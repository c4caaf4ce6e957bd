import assert from "node:assert/strict";
import test from "node:test";
import { newId } from "../../platform/ids.ts";
import {
  card,
  clock,
  events,
  openPage,
  organizationId,
  paid,
  posted,
  refuses,
  standIn,
  stripe,
  type,
} from "./stripe-adapter.factory.ts";
import { stripePayments } from "./stripe-adapter.ts";

test("money is given back in parts, once for each id, never more than was paid", async () => {
  const paymentToken = await paid();
  const part = { refundId: newId(), organizationId, paymentToken, amountMinor: 810n, currency: "CHF" };
  const made = await stripe.refund(part);
  assert.deepEqual([made.state, made.amountMinor, made.currency], ["done", 810n, "CHF"]);
  assert.equal((await stripe.refund(part)).token, made.token);
  const about = (await events()).map((event) => event?.subject);
  assert.ok(about.some((one) => one?.kind === "refund" && one.refundId === part.refundId));
  clock.advance({ hours: 72 });
  assert.equal((await stripe.refund(part)).token, made.token);
  assert.equal((await stripe.readCharge(paymentToken)).refundedMinor, 810n);
  await assert.rejects(stripe.refund({ ...part, refundId: newId(), amountMinor: 10_001n }), refuses(true));
  await stripe.refund({ ...part, refundId: newId(), amountMinor: 10_000n });
  await assert.rejects(stripe.refund({ ...part, refundId: newId(), amountMinor: 1n }), refuses(true));
});

test("a refund that is under way arrives or comes back", async () => {
  const paymentToken = await paid("4000000000007726");
  const part = { organizationId, paymentToken, amountMinor: 500n, currency: "CHF" };
  const [first, second] = [
    await stripe.refund({ ...part, refundId: newId() }),
    await stripe.refund({ ...part, refundId: newId() }),
  ];
  assert.equal(first.state, "pending");
  standIn.endRefund(first.token, true);
  standIn.endRefund(second.token, false);
  assert.equal((await stripe.readRefund(first.token)).state, "done");
  assert.equal((await stripe.readRefund(second.token)).state, "failed");
  assert.equal((await stripe.readCharge(paymentToken)).refundedMinor, 500n);
});

test("a dispute is told without a reference of ours, found by its payment, and won or lost", async () => {
  for (const outcome of ["won", "lost"] as const) {
    const paymentToken = await paid();
    await standIn.delivered();
    posted.length = 0;
    const token = standIn.openDispute(paymentToken);
    assert.deepEqual((await events())[0]?.subject, { kind: "payment", paymentToken });
    const open = { token, state: "open", amountMinor: 10_810n };
    assert.deepEqual((await stripe.readCharge(paymentToken)).dispute, open);
    standIn.closeDispute(token, outcome);
    assert.equal((await stripe.readCharge(paymentToken)).dispute?.state, outcome);
  }
  assert.equal((await stripe.readCharge(await paid("4000000000000259"))).dispute?.state, "open");
});

test("security decision 11: an event counts with a right and fresh signature, of our account and mode alone", async () => {
  const chargeId = newId();
  const event = (change: object = {}) =>
    JSON.stringify({
      id: "evt_1",
      object: "event",
      type: "payment_intent.succeeded",
      livemode: false,
      data: {
        object: {
          object: "payment_intent",
          metadata: { charge_id: chargeId, organization_id: organizationId },
        },
      },
      ...change,
    });
  const read = (body: string, signature: string | undefined, now = clock.now()) =>
    stripe.readEvent(Buffer.from(body), signature, now);
  const right = event();
  assert.deepEqual(read(right, standIn.sign(right)), {
    eventToken: "evt_1",
    subject: { kind: "charge", chargeId, organizationId },
  });
  assert.equal(read(right, undefined), undefined);
  assert.equal(read(right, ""), undefined);
  assert.equal(read(right, "t=1,v1=abc"), undefined);
  assert.equal(read(right.replace("evt_1", "evt_2"), standIn.sign(right)), undefined);
  const signature = standIn.sign(right);
  assert.ok(read(right, signature, clock.now().add({ seconds: 300 })));
  assert.equal(read(right, signature, clock.now().add({ seconds: 301 })), undefined);
  for (const foreign of [event({ livemode: true }), event({ account: "acct_other" }), "{}", "no JSON"])
    assert.equal(read(foreign, standIn.sign(foreign)), undefined, foreign);
  const other = stripePayments({ ...standIn.options, webhookSecret: "whsec_other" });
  assert.equal(other.readEvent(Buffer.from(right), signature, clock.now()), undefined);
  const metadata = { charge_id: "../etc", organization_id: organizationId };
  for (const strange of [
    event({ type: "customer.created" }),
    event({ data: { object: { object: "payment_intent", metadata } } }),
    event({ data: { object: { object: "payment_intent" } } }),
  ])
    assert.deepEqual(read(strange, standIn.sign(strange))?.subject, { kind: "none" });
});

test("a provider that cannot be reached, or refuses our key, may be asked again later", async () => {
  const { page } = await openPage();
  standIn.setReachable(false);
  await assert.rejects(stripe.readCharge(page.token), refuses(false));
  standIn.setReachable(true);
  assert.equal((await stripe.readCharge(page.token)).state, "open");
  const stranger = stripePayments({ ...standIn.options, key: "sk_test_other" });
  await assert.rejects(stranger.readCharge(page.token), refuses(false));
  await assert.rejects(stripe.readCharge("pi_never_was"), refuses(true));
});

test("events can be lost, sent twice, and sent late in another order", async () => {
  standIn.deliver("lose");
  const { page } = await openPage();
  await type(page.url, card());
  await standIn.delivered();
  assert.equal(posted.length, 0);
  assert.equal((await stripe.readCharge(page.token)).state, "succeeded");
  standIn.deliver("twice");
  await paid();
  await standIn.delivered();
  assert.equal(posted.length, 4);
  posted.length = 0;
  standIn.deliver("hold");
  await paid();
  assert.equal(posted.length, 0);
  await standIn.deliverHeld("newest first");
  const types = posted.map(({ body }) => JSON.parse(body.toString()).type);
  assert.deepEqual(types, ["checkout.session.completed", "payment_intent.succeeded"]);
});
