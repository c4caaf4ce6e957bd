import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { queryAsOwner } from "../../../../tests/support/owner.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { updateProfile } from "../../identity/accounts/account.contract.ts";
import { updateOrganization } from "../../organizations/organizations/organization.contract.ts";
import { verifyLogs } from "./audit.contract.ts";

const installation = await testInstallation();

test("pattern 43: an administrator of the provider has all logs checked; a broken one is named", async () => {
  const { browser } = await buildStaff(installation, "administrator");
  const customer = await buildCustomer(installation, { name: "Bruch AG" });
  const address = { street: "Weg", buildingNumber: "1", postalCode: "8000", town: "Zürich", country: "CH" };
  for (const name of ["Bruch AG", "Riss AG", "Spalt AG"]) {
    const params = { organizationId: customer.organizationId };
    await customer.browser.call(updateOrganization, { params, body: { name, vatNumber: null, ...address } });
    await customer.browser.call(updateProfile, { body: { firstName: name } });
  }
  const before = await browser.call(verifyLogs);
  assert.equal(before.status, 200);
  assert.deepEqual([before.body.entries, before.body.logs, before.body.broken], [6, 2, []]);
  await queryAsOwner(
    installation,
    `set session_replication_role = replica;
     update organization_audit set details = '{}' where organization_id = '${customer.organizationId}' and sequence = 2;
     delete from user_audit where user_id = '${customer.userId}' and sequence = 3`,
  );
  const after = await browser.call(verifyLogs);
  assert.deepEqual(
    after.body.broken.toSorted((a, b) => a.sequence - b.sequence),
    [
      { of: "organization", id: customer.organizationId, name: "Spalt AG", sequence: 2 },
      {
        of: "user",
        id: customer.userId,
        name: after.body.broken.find(({ of }) => of === "user")?.name,
        sequence: 3,
      },
    ],
  );
});

test("pattern 43: only administrators of the provider have all logs checked", async () => {
  for (const role of ["support", "billing", "content"] as const) {
    const { browser } = await buildStaff(installation, role);
    assert.equal((await browser.call(verifyLogs)).status, 403, role);
  }
  const customer = await buildCustomer(installation);
  assert.equal((await customer.browser.call(verifyLogs)).status, 404);
});
