import assert from "node:assert/strict";
import type { CallOf } from "../../../../common/contract.ts";
import type { TestInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, type Customer } from "../../../../tests/support/people.ts";
import { buildCatalogue } from "../../catalogue/plans/plan.factory.ts";
import { placeOrder, priceOrder } from "./order.contract.ts";

export type Lines = CallOf<typeof placeOrder>["body"]["lines"];

/** One web hosting for a month: CHF 9.92 and VAT. */
export const oneHosting: Lines = [{ planId: "web-hosting-standard", period: "month", quantity: 1 }];

/** A pending order of one web hosting, placed over HTTP by a customer of its own, unless told otherwise. */
export async function buildOrder(
  installation: TestInstallation,
  overrides: { customer?: Customer; lines?: Lines; billingAddressId?: string } = {},
) {
  await buildCatalogue(installation);
  const customer = overrides.customer ?? (await buildCustomer(installation));
  const lines = overrides.lines ?? oneHosting;
  const { billingAddressId = null } = overrides;
  const params = { organizationId: customer.organizationId };
  const price = await customer.browser.call(priceOrder, { params, body: { lines, billingAddressId } });
  assert.equal(price.status, 200, JSON.stringify(price.problem));
  const body = { lines, billingAddressId, expectedTotalMinor: price.body.totalMinor };
  const placed = await customer.browser.call(placeOrder, { params, body });
  assert.equal(placed.status, 201, JSON.stringify(placed.problem));
  return { customer, order: placed.body };
}
