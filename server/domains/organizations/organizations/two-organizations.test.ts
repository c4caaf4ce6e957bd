import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer } from "../../../../tests/support/people.ts";
import { readSession } from "../../identity/sessions/session.contract.ts";
import { listActivity } from "../activity/activity.contract.ts";
import { listMembers } from "../members/member.contract.ts";
import { createOrganization, readOrganization, updateOrganization } from "./organization.contract.ts";

const installation = await testInstallation();
const address = { street: "Weg", buildingNumber: "1", postalCode: "8000", town: "Zürich", vatNumber: null };

test("ORG-7 two organizations of one user, in two tabs of one browser, do not mix", async () => {
  const { browser, organizationId: first } = await buildCustomer(installation, { name: "Erste AG" });
  const made = await browser.call(createOrganization, {
    body: { kind: "association", name: "Zweite", country: "DE" },
  });
  const second = made.body.id;
  await Promise.all([
    browser.call(updateOrganization, {
      params: { organizationId: first },
      body: { ...address, name: "Erste Neu AG", country: "CH" },
    }),
    browser.call(updateOrganization, {
      params: { organizationId: second },
      body: { ...address, name: "Zweite Neu", country: "DE" },
    }),
  ]);
  const read = async (organizationId: string) =>
    (await browser.call(readOrganization, { params: { organizationId } })).body;
  const both = await Promise.all([first, second, first, second].map(read));
  assert.deepEqual(
    both.map(({ name, currency }) => [name, currency]),
    [
      ["Erste Neu AG", "CHF"],
      ["Zweite Neu", "EUR"],
      ["Erste Neu AG", "CHF"],
      ["Zweite Neu", "EUR"],
    ],
  );
  const session = (await browser.call(readSession)).body;
  assert.deepEqual(session.organizations.map(({ id }) => id).toSorted(), [first, second].toSorted());
  for (const organizationId of [first, second]) {
    const acts = (await browser.call(listActivity, { params: { organizationId } })).body.items;
    assert.equal(acts.filter(({ action }) => action === "organization.update").length, 1);
  }
});

test("pattern 31: another's organization is 404 at every address, in any spelling of its id", async () => {
  const [one, other] = [await buildCustomer(installation), await buildCustomer(installation)];
  for (const organizationId of [
    one.organizationId,
    one.organizationId.toUpperCase(),
    "00000000-0000-7000-8000-000000000000",
    "x",
  ]) {
    const params = { organizationId };
    const body = { ...address, name: "Stolen AG", country: "CH" };
    const statuses = [
      (await other.browser.call(readOrganization, { params })).status,
      (await other.browser.call(updateOrganization, { params, body })).status,
      (await other.browser.call(listMembers, { params })).status,
      (await other.browser.call(listActivity, { params })).status,
    ];
    assert.deepEqual(statuses, [404, 404, 404, 404], organizationId);
  }
  const params = { organizationId: one.organizationId.toUpperCase() };
  assert.equal(
    (await one.browser.call(readOrganization, { params })).status,
    200,
    "its own member may write it so",
  );
});

test("ORG-1 saving without a change changes nothing and mails nobody", async () => {
  const { browser, organizationId, email } = await buildCustomer(installation);
  const params = { organizationId };
  const body = { ...address, name: "Muster AG", country: "CH", vatNumber: "CHE-109.322.551 MWST" };
  await browser.call(updateOrganization, { params, body });
  const again = await browser.call(updateOrganization, { params, body });
  assert.deepEqual([again.status, again.body.vatNumber], [200, "CHE109322551"]);
  assert.equal((await installation.mails(email)).length, 1);
});

test("ORG-1 a country that is none is refused", async () => {
  const { browser, userId } = await buildCustomer(installation);
  const made = await browser.call(createOrganization, {
    body: { kind: "company", name: "X", country: "ZZ" },
  });
  assert.deepEqual([made.status, made.problem.fields?.[0]?.code], [422, "field.country"]);
  assert.equal((await query(installation, `select from members where user_id = '${userId}'`)).length, 1);
});
