import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember } from "../../../../tests/support/people.ts";
import { readOverview } from "./overview.contract.ts";

const installation = await testInstallation({ now: "2026-03-15T09:00:00Z" });

test("the overview names a missing address and shows twelve months without a gap", async () => {
  const customer = await buildCustomer(installation, { addressless: true });
  const answer = await customer.browser.call(readOverview, {
    params: { organizationId: customer.organizationId },
  });
  assert.equal(answer.status, 200);
  assert.deepEqual(
    answer.body.attention.map((item) => item.kind),
    ["address_missing"],
  );
  assert.equal(answer.body.spending.length, 12);
  assert.equal(answer.body.spending[0]?.month, "2025-04");
  assert.equal(answer.body.spending.at(-1)?.month, "2026-03");
});

test("ORG-2 a collaborator without billing sees no money on the overview", async () => {
  const customer = await buildCustomer(installation);
  const collaborator = await buildMember(installation, customer.organizationId, "collaborator");
  const answer = await collaborator.browser.call(readOverview, {
    params: { organizationId: customer.organizationId },
  });
  assert.deepEqual(answer.body.spending, []);
  assert.deepEqual(answer.body.prepaid, []);
});

test("ORG-7 the overview of another organization is not there", async () => {
  const [one, other] = [await buildCustomer(installation), await buildCustomer(installation)];
  const answer = await one.browser.call(readOverview, { params: { organizationId: other.organizationId } });
  assert.equal(answer.status, 404);
});
