import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember } from "../../../../tests/support/people.ts";
import { updateOrganization } from "../organizations/organization.contract.ts";
import { listActivity } from "./activity.contract.ts";

const installation = await testInstallation();
const details = {
  name: "Bergblick AG",
  street: "Bahnhofstrasse",
  buildingNumber: "",
  postalCode: "3920",
  town: "Zermatt",
  country: "CH",
  vatNumber: null,
};

test("SEC-11 the log says who did what and when, the latest first, page by page", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  for (const name of ["Eins AG", "Zwei AG", "Drei AG"]) {
    installation.clock.advance({ minutes: 1 });
    await customer.browser.call(updateOrganization, { params, body: { ...details, name } });
  }
  const first = await customer.browser.call(listActivity, { params, query: { limit: 2 } });
  assert.equal(first.status, 200);
  assert.deepEqual(
    first.body.items.map(({ action, actorKind }) => [action, actorKind]),
    [
      ["organization.update", "member"],
      ["organization.update", "member"],
    ],
  );
  assert.match(first.body.items[0]?.actorName ?? "", /^Ada Example/);
  const [newer, older] = first.body.items;
  assert.ok((newer?.happenedAt ?? "") > (older?.happenedAt ?? ""));
  const rest = await customer.browser.call(listActivity, {
    params,
    query: { limit: 50, cursor: first.body.next ?? "" },
  });
  const sequences = [...first.body.items, ...rest.body.items].map(({ sequence }) => sequence);
  assert.deepEqual(
    sequences,
    sequences.toSorted((a, b) => b - a),
  );
  assert.equal(new Set(sequences).size, sequences.length);
});

test("SEC-11 a refused act leaves no trace in the organization's log", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const before = await customer.browser.call(listActivity, { params });
  const refused = await customer.browser.call(updateOrganization, {
    params,
    body: { ...details, vatNumber: "CHE-1" },
  });
  assert.equal(refused.status, 422);
  const after = await customer.browser.call(listActivity, { params });
  assert.deepEqual(after.body, before.body);
});

test("ORG-2 who manages the organization reads its log; others get 403, strangers 404", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const expected = { administrator: 200, collaborator: 403, external: 403 } as const;
  for (const role of ["administrator", "collaborator", "external"] as const) {
    const { browser } = await buildMember(installation, customer.organizationId, role);
    assert.equal((await browser.call(listActivity, { params })).status, expected[role], role);
  }
  const stranger = await buildCustomer(installation);
  assert.equal((await stranger.browser.call(listActivity, { params })).status, 404);
  assert.equal((await customer.browser.call(listActivity, { params, query: { limit: 1000 } })).status, 422);
});
