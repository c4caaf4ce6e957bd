import assert from "node:assert/strict";
import test from "node:test";
import {
  card,
  chargeOf,
  clock,
  events,
  keptMethod,
  openSetup,
  organizationId,
  returnUrl,
  standIn,
  stripe,
  type,
} from "./stripe-adapter.factory.ts";

test("a method is kept without a payment, charged, and forgotten, twice without harm", async () => {
  const page = await openSetup();
  assert.deepEqual((await stripe.readSetup(page.token)).state, "open");
  const asked = await type(page.url, card("4000002500003155"));
  assert.match(asked.location, /[/]confirm[/]/);
  await type(asked.location, { act: "confirm" });
  const setup = await stripe.readSetup(page.token);
  assert.equal(setup.state, "done");
  assert.equal(setup.method?.hint, "3155");
  assert.deepEqual(
    (await events()).map((event) => event?.subject),
    Array(2).fill({ kind: "setup", setupId: setup.setupId, organizationId }),
  );
  const kept = { methodToken: setup.method.token, isPresent: false };
  const report = await stripe.chargeKept({ ...chargeOf(), ...kept });
  assert.equal(report.state, "succeeded");
  assert.equal(report.method?.isKept, true);
  await stripe.forgetMethod(kept.methodToken);
  await stripe.forgetMethod(kept.methodToken);
  await stripe.forgetMethod("pm_never_was");
  const gone = await stripe.chargeKept({ ...chargeOf(), ...kept });
  assert.deepEqual([gone.state, gone.reason, gone.paymentToken], ["failed", "method_unavailable", null]);
});

test("a method that its issuer refuses is not kept; one that its holder refuses neither", async () => {
  const page = await openSetup();
  assert.equal((await type(page.url, card("4000000000000002"))).status, 402);
  const asked = await type(page.url, card("4000000000003220"));
  await type(asked.location, { act: "refuse" });
  assert.equal((await stripe.readSetup(page.token)).state, "open");
  clock.advance({ hours: 25 });
  assert.equal((await stripe.readSetup(page.token)).state, "cancelled");
});

test("a kept method that is declined is a report with the reason; asked again it stays the same", async () => {
  const methodToken = await keptMethod(card("4000000000000341"));
  const request = { ...chargeOf(), methodToken, isPresent: false };
  const report = await stripe.chargeKept(request);
  assert.deepEqual([report.state, report.reason], ["failed", "declined"]);
  assert.equal(report.method?.hint, "0341");
  assert.deepEqual(await stripe.chargeKept(request), report);
});

test("3-D Secure for a kept card: with the payer at the screen it is asked, without it is declined", async () => {
  const methodToken = await keptMethod(card("4000000000003220"));
  const away = await stripe.chargeKept({ ...chargeOf(), methodToken, isPresent: false });
  assert.deepEqual([away.state, away.reason], ["failed", "authentication_failed"]);
  for (const [act, state, reason] of [
    ["confirm", "succeeded", null],
    ["refuse", "failed", "authentication_failed"],
  ] as const) {
    const asked = await stripe.chargeKept({ ...chargeOf(), methodToken, isPresent: true });
    assert.equal(asked.state, "action_needed");
    assert.equal((await type(asked.url ?? "", { act })).location, returnUrl);
    const report = await stripe.readCharge(asked.paymentToken ?? "");
    assert.deepEqual([report.state, report.reason], [state, reason]);
  }
  const left = await stripe.chargeKept({ ...chargeOf(), methodToken, isPresent: true });
  assert.equal((await stripe.cancelCharge(left.paymentToken ?? "")).state, "cancelled");
});

test("a wallet or debit that was kept asks nobody again", async () => {
  const paypal = await keptMethod({ act: "pay", method: "paypal", email: "p@example.com" });
  const account = await keptMethod(
    { act: "pay", method: "sepa_debit", iban: "DE89370400440532013000" },
    "EUR",
  );
  const byWallet = await stripe.chargeKept({ ...chargeOf(), methodToken: paypal, isPresent: true });
  assert.equal(byWallet.state, "succeeded");
  const euros = chargeOf({ currency: "EUR" });
  const byDebit = await stripe.chargeKept({ ...euros, methodToken: account, isPresent: true });
  assert.equal(byDebit.state, "processing");
});

test("an answer that is lost charges nobody twice, not even when it is asked again days later", async () => {
  const methodToken = await keptMethod();
  const request = { ...chargeOf(), methodToken, isPresent: false };
  standIn.loseNextAnswer();
  const first = await stripe.chargeKept(request);
  const second = await stripe.chargeKept(request);
  clock.advance({ hours: 72 });
  const third = await stripe.chargeKept(request);
  assert.equal(first.state, "succeeded");
  assert.equal(second.paymentToken, first.paymentToken);
  assert.equal(third.paymentToken, first.paymentToken);
});
