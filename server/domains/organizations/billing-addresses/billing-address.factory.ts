import assert from "node:assert/strict";
import type { AnswerOf, CallOf } from "../../../../common/contract.ts";
import type { Customer } from "../../../../tests/support/people.ts";
import { createBillingAddress } from "./billing-address.contract.ts";

export type Values = CallOf<typeof createBillingAddress>["body"];

/** What a German subsidiary with a valid VAT number would give. */
export const subsidiary: Values = {
  ...{ name: "Bergblick Handels GmbH", department: "Einkauf" },
  ...{ street: "Hafenstraße", buildingNumber: "9", postalCode: "20457", town: "Hamburg", country: "DE" },
  ...{ vatNumber: "DE136695976", email: "rechnungen@bergblick-handel.example" },
};

/** A billing address of a customer, added over HTTP. */
export async function buildBillingAddress(
  customer: Customer,
  overrides: Partial<Values> = {},
): Promise<AnswerOf<typeof createBillingAddress>> {
  const params = { organizationId: customer.organizationId };
  const body = { ...subsidiary, ...overrides };
  const answer = await customer.browser.call(createBillingAddress, { params, body });
  assert.equal(answer.status, 201, JSON.stringify(answer.problem));
  return answer.body;
}
