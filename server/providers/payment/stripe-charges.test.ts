import assert from "node:assert/strict";
import test from "node:test";
import {
  card,
  clock,
  events,
  openPage,
  organizationId,
  refuses,
  returnUrl,
  standIn,
  stripe,
  type,
} from "./stripe-adapter.factory.ts";

test("a card on the provider's page: paid, told by events, and reported with our references", async () => {
  const { request, page } = await openPage();
  assert.deepEqual(
    { ...(await stripe.readCharge(page.token)) },
    {
      chargeId: request.chargeId,
      organizationId,
      paymentToken: null,
      state: "open",
      amountMinor: 10_810n,
      currency: "CHF",
      url: null,
      reason: null,
      method: null,
      refundedMinor: 0n,
      dispute: null,
    },
  );
  const shown = await (await fetch(page.url)).text();
  assert.match(shown, /CHF\s108[.]10 bezahlen/);
  assert.doesNotMatch(shown, /<script/);
  assert.equal((await type(page.url, card())).location, returnUrl);
  const report = await stripe.readCharge(page.token);
  assert.equal(report.state, "succeeded");
  assert.equal(report.chargeId, request.chargeId);
  assert.equal(report.amountMinor, 10_810n);
  assert.deepEqual(report.method, {
    token: report.method?.token,
    kind: "card",
    brand: "visa",
    hint: "4242",
    expiresIn: { year: 2034, month: 12 },
    isKept: false,
  });
  assert.deepEqual(await stripe.readCharge(report.paymentToken ?? ""), report);
  const subject = { kind: "charge", chargeId: request.chargeId, organizationId };
  assert.deepEqual(
    (await events()).map((event) => event?.subject),
    [subject, subject],
  );
});

test("a page offers what the currency has, and asks for the same again under the same id", async () => {
  assert.deepEqual(stripe.methodsFor("CHF"), ["card", "twint", "paypal"]);
  assert.deepEqual(stripe.methodsFor("EUR"), ["card", "paypal", "sepa_debit"]);
  assert.deepEqual(stripe.methodsFor("JPY"), []);
  const { request, page } = await openPage({ currency: "EUR" });
  const shown = await (await fetch(page.url)).text();
  assert.match(shown, /value="sepa_debit"/);
  assert.doesNotMatch(shown, /value="twint"/);
  assert.equal((await stripe.openPaymentPage(request)).token, page.token);
  await assert.rejects(stripe.openPaymentPage({ ...request, amountMinor: 1n }), refuses(true));
  await assert.rejects(stripe.openPaymentPage({ ...request, currency: "JPY" }), refuses(true));
  await assert.rejects(stripe.openPaymentPage({ ...request, amountMinor: 0n }), refuses(true));
});

test("a declined card leaves the page open for another one; what is no test card is refused and not kept", async () => {
  const { page } = await openPage();
  for (const number of ["4000000000000002", "4000000000009995", "4000000000000069", "4000000000000119"])
    assert.equal((await type(page.url, card(number))).status, 402);
  assert.match((await type(page.url, card(undefined, "01/20"))).text, /abgelaufen/);
  const real = await type(page.url, card("5105 1051 0510 5100"));
  assert.match(real.text, /keine der unten aufgeführten Testkarten/);
  assert.equal((await stripe.readCharge(page.token)).state, "open");
  await type(page.url, card());
  assert.equal((await stripe.readCharge(page.token)).state, "succeeded");
});

test("3-D Secure on the page: confirmed it is paid, refused the page stays open", async () => {
  const { page } = await openPage();
  const asked = await type(page.url, card("4000000000003220"));
  assert.match(asked.location, /[/]confirm[/]/);
  const refused = await type(asked.location, { act: "refuse" });
  assert.equal(refused.location, page.url);
  assert.match(await (await fetch(page.url)).text(), /nicht bestätigt/);
  assert.equal((await stripe.readCharge(page.token)).state, "open");
  const again = await type(page.url, card("4000000000003220"));
  assert.equal((await type(again.location, { act: "confirm" })).location, returnUrl);
  assert.equal((await stripe.readCharge(page.token)).state, "succeeded");
});

test("TWINT and PayPal are confirmed by the payer, and kept where that was asked", async () => {
  for (const method of ["twint", "paypal"]) {
    const { page } = await openPage({ keep: true });
    const asked = await type(page.url, { act: "pay", method, email: "p@example.com" });
    await type(asked.location, { act: "confirm" });
    const report = await stripe.readCharge(page.token);
    assert.equal(report.state, "succeeded");
    assert.equal(report.method?.kind, method);
    assert.equal(report.method.isKept, true);
    assert.equal(report.method.hint, method === "paypal" ? "p@example.com" : null);
  }
});

test("a SEPA debit is under way first; then the bank pays it or not", async () => {
  for (const isPaid of [true, false]) {
    const { page } = await openPage({ currency: "EUR" });
    await type(page.url, { act: "pay", method: "sepa_debit", iban: "DE89 3704 0044 0532 0130 00" });
    const { paymentToken, state } = await stripe.readCharge(page.token);
    assert.equal(state, "processing");
    assert.equal((await stripe.cancelCharge(page.token)).state, "processing");
    standIn.endDebit(paymentToken ?? "", isPaid);
    const report = await stripe.readCharge(page.token);
    assert.equal(report.state, isPaid ? "succeeded" : "failed");
    assert.equal(report.reason, isPaid ? null : "insufficient_funds");
    assert.equal(report.method?.hint, "3000");
  }
});

test("a page is closed, left or too old: cancelled; one that was paid meanwhile is reported as paid", async () => {
  const closed = await openPage();
  assert.equal((await stripe.cancelCharge(closed.page.token)).state, "cancelled");
  assert.match(await (await fetch(closed.page.url)).text(), /bereits benutzt oder ist abgelaufen/);
  const paid = await openPage();
  await type(paid.page.url, card());
  assert.equal((await stripe.cancelCharge(paid.page.token)).state, "succeeded");
  const left = await openPage();
  assert.equal((await type(left.page.url, { act: "cancel" })).location, returnUrl);
  assert.equal((await stripe.readCharge(left.page.token)).state, "open");
  clock.advance({ hours: 24 });
  assert.equal((await stripe.readCharge(left.page.token)).state, "cancelled");
});

test("a payment that was not made by us is none of ours", async () => {
  const { page } = await openPage({ organizationId: "" });
  await assert.rejects(stripe.readCharge(page.token), refuses(true));
});
