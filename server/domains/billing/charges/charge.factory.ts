import assert from "node:assert/strict";
import type { TestInstallation } from "../../../../tests/support/installation.ts";
import type { Customer } from "../../../../tests/support/people.ts";
import { startPaymentSetup } from "../payment-profiles/profile.contract.ts";
import { startCharge } from "./charge.contract.ts";

export type Subject = { readonly kind: "order" | "invoice" | "top_up"; readonly subjectId: string };

/** What is typed on the provider's page for a card of the stand-in. */
export const card = (number = "4242 4242 4242 4242", expiry = "12/34") => ({
  act: "pay",
  method: "card",
  number,
  expiry,
});

/** Starts to pay as the console does. */
export function pay(
  customer: Pick<Customer, "browser" | "organizationId">,
  subject: Subject,
  how: { paymentProfileId?: string; keep?: boolean } = {},
) {
  const { organizationId } = customer;
  return customer.browser.call(startCharge, { params: { organizationId }, body: { ...subject, ...how } });
}

/** Types something on the provider's page, and answers where it leads. */
export async function type(url: string | null, fields: Record<string, string>): Promise<string> {
  assert.ok(url, "the charge has a page");
  const body = new URLSearchParams(fields);
  const response = await fetch(url, { method: "POST", body, redirect: "manual" });
  await response.text();
  return response.headers.get("location") ?? "";
}

/** A charge that the payer has paid on the provider's page; its event is on its way. */
export async function payOnPage(customer: Customer, subject: Subject, how: { keep?: boolean } = {}) {
  const started = await pay(customer, subject, how);
  assert.equal(started.status, 201, JSON.stringify(started.problem));
  await type(started.body.url, card());
  return started.body;
}

/** Everything that the provider told, and what followed, is done. */
export async function settled(installation: TestInstallation): Promise<void> {
  await installation.payments.delivered();
  await installation.runJobs();
}

/** A method that the customer let the provider keep. */
export async function buildMethod(
  installation: TestInstallation,
  customer: Customer,
  fields: Record<string, string> = card(),
): Promise<void> {
  const { organizationId } = customer;
  const started = await customer.browser.call(startPaymentSetup, { params: { organizationId } });
  assert.equal(started.status, 201, JSON.stringify(started.problem));
  const next = await type(started.body.url, fields);
  if (next.includes("/confirm/")) await type(next, { act: "confirm" });
  await settled(installation);
}
