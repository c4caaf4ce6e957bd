import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { after, beforeEach } from "node:test";
import { manualClock } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { PaymentProviderError } from "../../platform/payment-provider-error.ts";
import type { ChargeRequest, PaymentProvider } from "./payment-provider.ts";
import { type StripeStandIn, startStripeStandIn } from "./stand-in/stripe-stand-in.ts";
import { stripePayments } from "./stripe-adapter.ts";

const clock = manualClock("2026-11-22T09:00:00Z");
const organizationId = newId();
const posted: { body: Buffer; signature: string | undefined }[] = [];

const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    posted.push({ body: Buffer.concat(chunks), signature: String(request.headers["stripe-signature"]) });
    response.writeHead(204).end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const webhookUrl = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;

const standIn: StripeStandIn = await startStripeStandIn({ now: () => clock.now(), webhookUrl });
const stripe: PaymentProvider = stripePayments(standIn.options);
after(async () => {
  await standIn.close();
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  await standIn.delivered();
  posted.length = 0;
});

const customerToken = await stripe.createCustomer({
  organizationId,
  name: "Hotel AG",
  email: "a@example.com",
});
const returnUrl = "http://localhost:4400/charges/done";

function chargeOf(change: Partial<ChargeRequest> = {}): ChargeRequest {
  const money = { amountMinor: 10_810n, currency: "CHF" };
  const texts = { description: "Alpenhost AG 2026-1", returnUrl, language: "de" };
  return { chargeId: newId(), organizationId, customerToken, ...money, ...texts, ...change };
}

/** What a browser sends from the page, without following where it is led. */
async function type(url: string, fields: Record<string, string>) {
  const response = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return {
    status: response.status,
    location: response.headers.get("location") ?? "",
    text: await response.text(),
  };
}

const card = (number = "4242 4242 4242 4242", expiry = "12/34") => ({
  act: "pay",
  method: "card",
  number,
  expiry,
});

async function openPage(change: Partial<ChargeRequest> & { keep?: boolean } = {}) {
  const request = { ...chargeOf(change), keep: change.keep ?? false };
  return { request, page: await stripe.openPaymentPage(request) };
}

/** A method that was kept on the provider's page. */
async function keptMethod(fields: Record<string, string> = card(), currency = "CHF"): Promise<string> {
  const page = await openSetup(currency);
  const { location } = await type(page.url, fields);
  if (location.includes("/confirm/")) await type(location, { act: "confirm" });
  const { method } = await stripe.readSetup(page.token);
  assert.ok(method);
  return method.token;
}

function openSetup(currency = "CHF") {
  const setup = { setupId: newId(), organizationId, customerToken, currency, returnUrl, language: "fr" };
  return stripe.openSetupPage(setup);
}

async function events(): Promise<ReturnType<PaymentProvider["readEvent"]>[]> {
  await standIn.delivered();
  return posted.map(({ body, signature }) => stripe.readEvent(body, signature, clock.now()));
}

const refuses = (isFinal: boolean) => (error: unknown) =>
  error instanceof PaymentProviderError && error.isFinal === isFinal;

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

async function paid(number?: string): Promise<string> {
  const { page } = await openPage();
  await type(page.url, card(number));
  return (await stripe.readCharge(page.token)).paymentToken ?? "";
}

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

test("a payment that was not made by us is none of ours", async () => {
  const { page } = await openPage({ organizationId: "" });
  await assert.rejects(stripe.readCharge(page.token), refuses(true));
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
