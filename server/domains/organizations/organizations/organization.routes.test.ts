import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildPerson, buildStaff } from "../../../../tests/support/people.ts";
import { readSession } from "../../identity/sessions/session.contract.ts";
import {
  createOrganization,
  listCustomers,
  readOrganization,
  updateOrganization,
} from "./organization.contract.ts";

const installation = await testInstallation();
const details = {
  name: "Bergblick AG",
  street: "Bahnhofstrasse",
  buildingNumber: "7",
  postalCode: "3920",
  town: "Zermatt",
  country: "CH",
  vatNumber: null,
};

test("ORG-1 somebody signed in makes another organization and is its legal representative", async () => {
  const person = await buildPerson(installation);
  const body = { kind: "association" as const, name: "Chor Zermatt", country: "CH" };
  const key = crypto.randomUUID();
  const [made, again] = [
    await person.browser.call(createOrganization, { body }, { key }),
    await person.browser.call(createOrganization, { body }, { key }),
  ];
  assert.equal(made.status, 201);
  assert.equal(again.body.id, made.body.id, "API-1 the same key makes one organization");
  const session = await person.browser.call(readSession);
  assert.deepEqual(
    session.body.organizations.map(({ id, role, currency }) => [id, role, currency]),
    [[made.body.id, "legal_representative", "CHF"]],
  );
  const wrong = await person.browser.call(createOrganization, {
    body: { ...body, name: " ", country: "Schweiz" },
  });
  assert.deepEqual([wrong.status, wrong.problem.fields?.map(({ path }) => path)], [422, ["name", "country"]]);
});

test("ORG-1 a change is told to the legal representatives, with what it is now", async () => {
  const customer = await buildCustomer(installation, { name: "Alt AG" });
  const administrator = await buildMember(installation, customer.organizationId, "administrator");
  const params = { organizationId: customer.organizationId };
  const changed = await administrator.browser.call(updateOrganization, { params, body: details });
  assert.equal(changed.status, 200);
  assert.deepEqual([changed.body.name, changed.body.addressComplete], ["Bergblick AG", true]);
  const mails = await installation.mails(customer.email);
  assert.deepEqual(
    mails.map(({ template }) => template),
    ["organizations.details_changed"],
  );
  assert.match(mails[0]?.plain ?? "", /Bahnhofstrasse 7\nCH-3920 Zermatt/);
  assert.equal(
    (await installation.mails(administrator.email)).length,
    0,
    "who is no legal representative is not told",
  );
});

test("ORG-2 members read; without the right they change nothing; strangers do not see it at all", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  for (const role of ["collaborator", "external"] as const) {
    const { browser } = await buildMember(installation, customer.organizationId, role);
    const read = await browser.call(readOrganization, { params });
    assert.deepEqual([read.status, read.body.abilities], [200, { update: false, order: false }]);
    assert.equal((await browser.call(updateOrganization, { params, body: details })).status, 403);
  }
  const stranger = await buildCustomer(installation);
  assert.equal((await stranger.browser.call(readOrganization, { params })).status, 404);
  assert.equal((await stranger.browser.call(updateOrganization, { params, body: details })).status, 404);
});

test("ORG-1 the country does not change the currency while money in the old one is open", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const german = { ...details, country: "DE", postalCode: "10115", town: "Berlin" };
  const moved = await customer.browser.call(updateOrganization, { params, body: german });
  assert.equal(moved.body.currency, "EUR");
  await installation.write(async ({ db, clock }) => {
    const open = {
      kind: "invoice",
      state: "open",
      currency: "EUR",
      amount_minor: 100n,
      due_on: "2026-12-31",
    } as const;
    const ids = {
      organization_id: customer.organizationId,
      id: crypto.randomUUID(),
      subject_id: crypto.randomUUID(),
    };
    await db
      .insertInto("due_items")
      .values({
        ...open,
        ...ids,
        reference: "RF18539007547034",
        created_at: clock.now().toString(),
        settled_at: null,
        cancel_cause: null,
      })
      .execute();
  });
  const back = await customer.browser.call(updateOrganization, { params, body: details });
  assert.deepEqual([back.status, back.problem.code], [409, "organizations.currency_change_refused"]);
});

test("a VAT number is checked; input is told by field and nothing is changed", async () => {
  const customer = await buildCustomer(installation, { name: "Gleich AG" });
  const params = { organizationId: customer.organizationId };
  const wrong = await customer.browser.call(updateOrganization, {
    params,
    body: { ...details, vatNumber: "CHE-123" },
  });
  assert.deepEqual(
    [wrong.status, wrong.problem.fields?.[0]?.code],
    [422, "organizations.vat_number_invalid"],
  );
  const lines = await customer.browser.call(updateOrganization, {
    params,
    body: { ...details, street: "a\nb", town: "" },
  });
  assert.deepEqual(
    lines.problem.fields?.map(({ path }) => path),
    ["street", "town"],
  );
  assert.equal((await customer.browser.call(readOrganization, { params })).body.name, "Gleich AG");
});

test("SEC-11 a change stands in the organization's log, by whom and what", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  await customer.browser.call(updateOrganization, { params, body: details });
  const rows = await query<{ action: string; details: { changed: string } }>(
    installation,
    `select action, details from organization_audit where organization_id = '${customer.organizationId}' order by sequence desc limit 1`,
  );
  assert.equal(rows[0]?.action, "organization.update");
  assert.match(rows[0]?.details.changed ?? "", /name, street/);
});

test("staff find customers by name, number and a member's address; customers find nobody", async () => {
  const customer = await buildCustomer(installation, { name: "Findbar & Söhne 100%" });
  const { browser } = await buildStaff(installation, "support");
  for (const search of [
    "findbar & söhne",
    "100%",
    String(customer.customerNumber),
    customer.email.slice(0, -4),
  ]) {
    const found = await browser.call(listCustomers, { query: { search } });
    assert.ok(
      found.body.items.some(({ id }) => id === customer.organizationId),
      search,
    );
  }
  assert.equal(
    (await browser.call(listCustomers, { query: { search: "_" } })).body.items.length,
    0,
    "signs are no patterns",
  );
  const page = await browser.call(listCustomers, { query: { limit: 2 } });
  const next = await browser.call(listCustomers, { query: { limit: 2, cursor: page.body.next ?? "" } });
  const ids = [...page.body.items, ...next.body.items].map(({ id }) => id);
  assert.equal(new Set(ids).size, 4);
  assert.equal((await customer.browser.call(listCustomers)).status, 404);
  assert.equal((await browser.call(listCustomers, { query: { limit: 0 } })).status, 422);
});
