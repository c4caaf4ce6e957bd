import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { until } from "../../../../tests/support/until.ts";
import { manualClock } from "../../../platform/clock.ts";
import { languages } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import { stripePayments } from "../stripe-adapter.ts";
import { followedEvents } from "../stripe-events.ts";
import { parseForm } from "./form.ts";
import { type StandInOptions, startStripeStandIn } from "./stripe-stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "chalet-stand-in-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const clock = manualClock("2026-11-22T09:00:00Z");
const organizationId = newId();

async function open(t: { after(work: () => Promise<void>): void }, options: Partial<StandInOptions> = {}) {
  const standIn = await startStripeStandIn({ now: () => clock.now(), ...options });
  t.after(() => standIn.close());
  const stripe = stripePayments(standIn.options);
  const pageFor = async (change: { currency?: string; language?: string; description?: string } = {}) => {
    const customerToken = await stripe.createCustomer({ organizationId, name: "A", email: "a@example.com" });
    const money = { amountMinor: 500n, currency: "CHF", keep: false };
    const texts = { description: "Alpenhost AG", returnUrl: "http://localhost/back", language: "en" };
    const ids = { chargeId: newId(), organizationId, customerToken };
    return stripe.openPaymentPage({ ...ids, ...money, ...texts, ...change });
  };
  return { standIn, stripe, pageFor };
}

const send = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: "POST", body: new URLSearchParams({ act: "pay", ...fields }), redirect: "manual" });
const payByCard = (url: string) => send(url, { method: "card", number: "4242424242424242", expiry: "12/34" });

test("what it knows survives a restart, also what was not told yet", async (t) => {
  const file = join(folder, "state.json");
  const first = await open(t, { file });
  const page = await first.pageFor();
  await payByCard(page.url);
  await first.standIn.close();
  assert.doesNotMatch(readFileSync(file, "utf8"), /4242424242424242/);
  const bodies: string[] = [];
  const receiver = createServer((request, response) => {
    request.on("data", (chunk) => bodies.push(String(chunk)));
    request.on("end", () => response.end());
  });
  t.after(() => void receiver.close());
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const webhookUrl = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const second = await open(t, { file, webhookUrl });
  assert.equal((await second.stripe.readCharge(page.token)).state, "succeeded");
  await second.standIn.delivered();
  assert.match(bodies.join("\n"), /payment_intent\.succeeded/);
  receiver.closeAllConnections();
});

test("a debit of the demo is answered by the bank after a while", async (t) => {
  const { stripe, pageFor } = await open(t, { debitMs: 1 });
  for (const [iban, state] of [
    ["DE89370400440532013000", "succeeded"],
    ["DE62370400440532013001", "failed"],
  ] as const) {
    const page = await pageFor({ currency: "EUR" });
    await send(page.url, { method: "sepa_debit", iban });
    await until(async () => (await stripe.readCharge(page.token)).state === state, t.signal);
  }
});

test("its pages speak the payer's language, run no script, and show texts as text", async (t) => {
  const { pageFor } = await open(t);
  const seen = new Set<string>();
  for (const language of languages) {
    const page = await pageFor({ language, description: "<img src=x onerror=alert(1)>" });
    const text = await (await fetch(page.url)).text();
    assert.match(text, new RegExp(`<html lang="${language}">`));
    assert.match(text, /&lt;img src=x/);
    assert.doesNotMatch(text, /<script|<img|style=|stand_in\./);
    seen.add(text.replaceAll(/\w{20,}/g, ""));
  }
  assert.equal(seen.size, languages.length);
});

test("what is typed wrong is said on the page; an unknown page is not found", async (t) => {
  const { standIn, pageFor } = await open(t);
  const page = await pageFor();
  const typed: [Record<string, string>, RegExp][] = [
    [{ method: "card", number: "4111 1111 1111 1111", expiry: "12/34" }, /none of the test cards/],
    [{ method: "card", number: "", expiry: "12/34" }, /none of the test cards/],
    [{ method: "card", number: "4242424242424242", expiry: "13/34" }, /month and the year/],
    [{ method: "paypal", email: "nobody" }, /e-mail address/],
    [{ method: "sepa_debit", iban: "DE89370400440532013000" }, /declined/],
    [{}, /declined/],
  ];
  for (const [fields, said] of typed) {
    const response = await send(page.url, fields);
    assert.equal(response.status, 402);
    assert.match(await response.text(), said);
  }
  for (const path of ["/pay/cs_test_none", "/confirm/pi_none", "/nothing", "/pay/__proto__"])
    assert.ok((await fetch(standIn.pagesUrl + path)).status === 404 || path.startsWith("/confirm"), path);
});

test("its HTTP refuses what Stripe would: another key, unknown calls and parameters", async (t) => {
  const { standIn } = await open(t);
  const { server, key } = standIn.options;
  const call = async (path: string, body: string, authorization = `Bearer ${key}`) => {
    const url = `http://127.0.0.1:${server?.port}${path}`;
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
    });
    return { status: response.status, ...((await response.json()) as { error: { code?: string } }) };
  };
  assert.equal((await call("/v1/customers", "", "Bearer sk_test_other")).status, 401);
  assert.equal((await call("/v1/subscriptions", "")).status, 404);
  const unknown = await call("/v1/customers", "name=A&email=a@example.com&colour=red");
  assert.deepEqual([unknown.status, unknown.error.code], [400, "parameter_unknown"]);
  assert.equal((await call("/v1/refunds", "payment_intent=pi_none&amount=1")).error.code, "resource_missing");
});

test("forms are read in Stripe's way of writing, and name no part of every object", () => {
  assert.deepEqual(parseForm("a=1&b[c]=2&b[d][0]=3&b[d][1]=4&e[0][f]=5"), {
    a: "1",
    b: { c: "2", d: ["3", "4"] },
    e: [{ f: "5" }],
  });
  parseForm("__proto__[polluted]=1&constructor[prototype][polluted]=1");
  assert.equal(({} as { polluted?: string }).polluted, undefined);
});

test("docs/operations.md lists every event that is followed, for the webhook's setting", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../../docs/operations.md"), "utf8");
  for (const event of followedEvents) assert.ok(text.includes(`\`${event}\``), event);
});
