import assert from "node:assert/strict";
import type { TestInstallation } from "../../../../tests/support/installation.ts";
import { type Customer, type Person, testTotpSecret } from "../../../../tests/support/people.ts";
import { newId } from "../../../platform/ids.ts";
import { confirmFactor, insertFactor, seal, startSessionOf } from "../../identity/index.ts";
import { buildPrepaid } from "../invoices/invoice.factory.ts";
import { requestPayout } from "./payout.contract.ts";

const usual = { currency: "CHF", minor: 10_000 };
const testIban = "CH5604835012345678009";

/** An authenticator app for somebody who has none, who has just given its code. */
export async function buildFactor(
  installation: TestInstallation,
  { userId, browser }: Person,
): Promise<void> {
  await installation.write(async (ctx) => {
    const id = newId();
    const secret = seal(ctx.config, testTotpSecret, id);
    await insertFactor(ctx.db, { id, userId, secret }, ctx.clock.now());
    await confirmFactor(ctx.db, id, ctx.clock.now());
    browser.cookies.set("__Host-session", await startSessionOf(ctx, userId, true));
  });
}

/** Asks for a payout of CHF 100 as somebody whose second factor is fresh, unless told otherwise. */
export function ask(
  person: Person,
  organizationId: string,
  body: Partial<{ currency: string; minor: number; iban: string; holder: string }> = {},
) {
  const bank = { destination: "bank" as const, iban: testIban, holder: "Ada Example" };
  return person.browser.call(requestPayout, {
    params: { organizationId },
    body: { ...usual, ...bank, ...body },
  });
}

/** Asks for a payout of CHF 100 to PayPal as somebody with an app. */
export const askForPayPal = (
  person: Person,
  organizationId: string,
  paypalEmail: string,
  minor = usual.minor,
) =>
  person.browser.call(requestPayout, {
    params: { organizationId },
    body: { ...usual, destination: "paypal", paypalEmail, minor },
  });

/** A payout that a customer with CHF 500 asked for. */
export async function buildPayout(installation: TestInstallation, customer: Customer, minor = 10_000) {
  await buildFactor(installation, customer);
  await buildPrepaid(installation, customer, 50_000n);
  const asked = await ask(customer, customer.organizationId, { minor });
  assert.equal(asked.status, 201, JSON.stringify(asked.problem));
  return asked.body;
}
