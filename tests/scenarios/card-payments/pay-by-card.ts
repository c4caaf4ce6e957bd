import assert from "node:assert/strict";
import { readCharge, startCharge } from "../../../server/domains/billing/charges/charge.contract.ts";
import { readPrepaidAccount } from "../../../server/domains/billing/payments/prepaid.contract.ts";
import { startTopUp } from "../../../server/domains/billing/top-ups/top-up.contract.ts";
import type { Browser } from "../../support/browser.ts";

export interface Payer {
  readonly organizationId: string;
  readonly browser: Browser;
}

/** Announces a top-up and begins to pay it by card; answers the charge with the page of the provider. */
export async function beginTopUp({ organizationId, browser }: Payer, minor: number) {
  const params = { organizationId };
  const topUp = await browser.call(startTopUp, { params, body: { minor } });
  assert.equal(topUp.status, 201, JSON.stringify(topUp.problem));
  const body = { kind: "top_up", subjectId: topUp.body.id } as const;
  const charge = await browser.call(startCharge, { params, body });
  assert.equal(charge.status, 201, JSON.stringify(charge.problem));
  const { id, url } = charge.body;
  assert.ok(url);
  return { chargeId: id, url };
}

/** Types a card on the provider's page and answers where the payer is led. */
export async function typeCard(url: string, number = "4242 4242 4242 4242"): Promise<string | null> {
  const fields = { act: "pay", method: "card", number, expiry: "12/34", cvc: "123" };
  const response = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  await response.arrayBuffer();
  return response.headers.get("location");
}

/** How a charge stands in the console. */
export async function stateOf({ organizationId, browser }: Payer, chargeId: string): Promise<string> {
  const { body } = await browser.call(readCharge, { params: { organizationId, chargeId } });
  return body.state;
}

/** What stands on the prepaid account, in minor units. */
export async function prepaidOf({ organizationId, browser }: Payer): Promise<number> {
  const { body } = await browser.call(readPrepaidAccount, { params: { organizationId } });
  return body.balances[0]?.minor ?? 0;
}
