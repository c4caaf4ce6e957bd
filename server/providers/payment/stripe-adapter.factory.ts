import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, beforeEach } from "node:test";
import { manualClock } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { PaymentProviderError } from "../../platform/payment-provider-error.ts";
import type { ChargeRequest, PaymentProvider } from "./payment-provider.ts";
import { type StripeStandIn, startStripeStandIn } from "./stand-in/stripe-stand-in.ts";
import { stripePayments } from "./stripe-adapter.ts";

// One stand-in for the tests of a file, which post to a receiver of theirs.

export const clock = manualClock("2026-11-22T09:00:00Z");
export const organizationId = newId();
/** What the stand-in posted since the test began. */
export const posted: { body: Buffer; signature: string | undefined }[] = [];

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

export const standIn: StripeStandIn = await startStripeStandIn({ now: () => clock.now(), webhookUrl });
export const stripe: PaymentProvider = stripePayments(standIn.options);
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
export const returnUrl = "http://localhost:4400/charges/done";

/** A charge of CHF 108.10 as the domain asks for it. */
export function chargeOf(change: Partial<ChargeRequest> = {}): ChargeRequest {
  const money = { amountMinor: 10_810n, currency: "CHF" };
  const texts = { description: "Alpenhost AG 2026-1", returnUrl, language: "de" };
  return { chargeId: newId(), organizationId, customerToken, ...money, ...texts, ...change };
}

/** What a browser sends from the page, without following where it is led. */
export async function type(url: string, fields: Record<string, string>) {
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

/** What is typed for a card that never existed. */
export const card = (number = "4242 4242 4242 4242", expiry = "12/34") => ({
  act: "pay",
  method: "card",
  number,
  expiry,
});

/** A page that is open, with what it was asked for. */
export async function openPage(change: Partial<ChargeRequest> & { keep?: boolean } = {}) {
  const request = { ...chargeOf(change), keep: change.keep ?? false };
  return { request, page: await stripe.openPaymentPage(request) };
}

/** A method that was kept on the provider's page. */
export async function keptMethod(fields: Record<string, string> = card(), currency = "CHF"): Promise<string> {
  const page = await openSetup(currency);
  const { location } = await type(page.url, fields);
  if (location.includes("/confirm/")) await type(location, { act: "confirm" });
  const { method } = await stripe.readSetup(page.token);
  assert.ok(method);
  return method.token;
}

/** A page on which a method is kept. */
export function openSetup(currency = "CHF") {
  const setup = { setupId: newId(), organizationId, customerToken, currency, returnUrl, language: "fr" };
  return stripe.openSetupPage(setup);
}

/** What the adapter reads from what was posted. */
export async function events(): Promise<ReturnType<PaymentProvider["readEvent"]>[]> {
  await standIn.delivered();
  return posted.map(({ body, signature }) => stripe.readEvent(body, signature, clock.now()));
}

/** True for the error of a provider that says no for good, or for now. */
export const refuses = (isFinal: boolean) => (error: unknown) =>
  error instanceof PaymentProviderError && error.isFinal === isFinal;

/** A payment of CHF 108.10 by card, by its token. */
export async function paid(number?: string): Promise<string> {
  const { page } = await openPage();
  await type(page.url, card(number));
  return (await stripe.readCharge(page.token)).paymentToken ?? "";
}
