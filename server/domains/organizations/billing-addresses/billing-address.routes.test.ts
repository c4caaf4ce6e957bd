import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, type Customer, type Person } from "../../../../tests/support/people.ts";
import { listActivity } from "../activity/activity.contract.ts";
import * as contract from "./billing-address.contract.ts";
import { buildBillingAddress, subsidiary } from "./billing-address.factory.ts";

const installation = await testInstallation();

const paramsOf = ({ organizationId }: Customer, billingAddressId: string) => ({
  organizationId,
  billingAddressId,
});

async function listed({ browser, organizationId }: Customer, state?: "active" | "archived") {
  const query = state ? { state } : {};
  const answer = await browser.call(contract.listBillingAddresses, { params: { organizationId }, query });
  return answer.body.items;
}

test("ORG-9 a billing address is added, changed in place while nobody used it, and archived", async () => {
  const customer = await buildCustomer(installation);
  const made = await buildBillingAddress(customer);
  assert.deepEqual([made.vatNumber, made.vatNumberValid, made.isUsed], ["DE136695976", true, false]);
  assert.deepEqual(made.abilities, { change: true, archive: true, make_default: true });
  const params = paramsOf(customer, made.id);
  const changed = await customer.browser.call(contract.changeBillingAddress, {
    params,
    body: { ...subsidiary, department: "", email: null },
  });
  assert.deepEqual([changed.body.id, changed.body.department, changed.body.email], [made.id, "", null]);
  const archived = await customer.browser.call(contract.archiveBillingAddress, { params });
  assert.deepEqual([archived.status, archived.body.state], [200, "archived"]);
  assert.deepEqual(archived.body.abilities, { change: false, archive: false, make_default: false });
  assert.deepEqual(await listed(customer, "active"), []);
  assert.deepEqual(
    (await listed(customer, "archived")).map(({ id }) => id),
    [made.id],
  );
});

test("ORG-9 what is archived can be neither changed nor chosen again", async () => {
  const customer = await buildCustomer(installation);
  const { id } = await buildBillingAddress(customer);
  const params = paramsOf(customer, id);
  await customer.browser.call(contract.archiveBillingAddress, { params });
  const { organizationId } = customer;
  const answers = [
    await customer.browser.call(contract.changeBillingAddress, { params, body: subsidiary }),
    await customer.browser.call(contract.archiveBillingAddress, { params }),
    await customer.browser.call(contract.chooseDefaultBillingAddress, {
      params: { organizationId },
      body: { billingAddressId: id },
    }),
  ];
  for (const { status, problem } of answers) {
    assert.deepEqual([status, problem.code], [409, "organizations.billing_address_archived"]);
  }
});

test("ORG-9 one address at most is the default; archived, it is none any more", async () => {
  const customer = await buildCustomer(installation);
  const [one, other] = [await buildBillingAddress(customer), await buildBillingAddress(customer)];
  const params = { organizationId: customer.organizationId };
  const choose = (billingAddressId: string | null) =>
    customer.browser.call(contract.chooseDefaultBillingAddress, { params, body: { billingAddressId } });
  const defaults = async () => (await listed(customer)).filter(({ isDefault }) => isDefault);
  await Promise.all([choose(one.id), choose(other.id), choose(one.id)]);
  assert.equal((await defaults()).length, 1);
  assert.equal((await choose(other.id)).status, 200);
  assert.deepEqual(
    (await defaults()).map(({ id }) => id),
    [other.id],
  );
  await customer.browser.call(contract.archiveBillingAddress, { params: paramsOf(customer, other.id) });
  assert.deepEqual(await defaults(), []);
  await choose(one.id);
  assert.equal((await choose(null)).body.billingAddressId, null);
  assert.deepEqual(await defaults(), []);
});

test("ORG-9 there are 50 at most, also when many are added at once", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const add = () => customer.browser.call(contract.createBillingAddress, { params, body: subsidiary });
  const answers = await Promise.all(Array.from({ length: 53 }, add));
  assert.equal(answers.filter(({ status }) => status === 201).length, 50);
  const refused = answers.filter(({ status }) => status === 409);
  assert.deepEqual(
    refused.map(({ problem }) => problem.code),
    Array(3).fill("organizations.too_many_billing_addresses"),
  );
  const first = await customer.browser.call(contract.listBillingAddresses, { params, query: { limit: 30 } });
  const cursor = first.body.next ?? "";
  const rest = await customer.browser.call(contract.listBillingAddresses, { params, query: { cursor } });
  const ids = [...first.body.items, ...rest.body.items].map(({ id }) => id);
  assert.deepEqual([ids.length, new Set(ids).size, rest.body.next], [50, 50, null]);
});

test("ORG-2 billing decides who reads and changes; for strangers there is nothing", async () => {
  const customer = await buildCustomer(installation);
  const { id } = await buildBillingAddress(customer);
  const { organizationId } = customer;
  const statuses = async ({ browser }: Person, params = paramsOf(customer, id)) => [
    (await browser.call(contract.listBillingAddresses, { params })).status,
    (await browser.call(contract.createBillingAddress, { params, body: subsidiary })).status,
    (await browser.call(contract.changeBillingAddress, { params, body: subsidiary })).status,
    (
      await browser.call(contract.chooseDefaultBillingAddress, {
        params,
        body: { billingAddressId: params.billingAddressId },
      })
    ).status,
    (await browser.call(contract.archiveBillingAddress, { params })).status,
  ];
  const external = await buildMember(installation, organizationId, "external");
  assert.deepEqual(await statuses(external), [403, 403, 403, 403, 403]);
  const stranger = await buildCustomer(installation);
  assert.deepEqual(await statuses(stranger), [404, 404, 404, 404, 404]);
  const own = { organizationId: stranger.organizationId, billingAddressId: id };
  assert.deepEqual((await statuses(stranger, own)).slice(2), [404, 404, 404], "another's under one's own");
  const collaborator = await buildMember(installation, organizationId, "collaborator", true);
  assert.deepEqual(await statuses(collaborator), [200, 201, 200, 200, 200]);
});

test("bad input is told by field", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const fieldsOf = async (overrides: Partial<typeof subsidiary>) => {
    const body = { ...subsidiary, ...overrides };
    const { status, problem } = await customer.browser.call(contract.createBillingAddress, { params, body });
    return [status, ...(problem.fields ?? []).map(({ path }) => path)];
  };
  assert.deepEqual(await fieldsOf({ vatNumber: "DE136695975" }), [422, "vatNumber"]);
  assert.deepEqual(await fieldsOf({ vatNumber: "FR40303265045" }), [422, "vatNumber"]);
  assert.deepEqual(await fieldsOf({ name: " ", street: "a\nb", country: "ZZ" }), [
    422,
    "name",
    "street",
    "country",
  ]);
  assert.deepEqual(await fieldsOf({ email: "nobody" }), [422, "email"]);
  assert.deepEqual(await fieldsOf({ department: "x".repeat(71) }), [422, "department"]);
  assert.deepEqual(await listed(customer), []);
});

test("API-1 the same key adds one address; SEC-11 each act stands in the log", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const key = crypto.randomUUID();
  const add = () =>
    customer.browser.call(contract.createBillingAddress, { params, body: subsidiary }, { key });
  const [one, two] = await Promise.all([add(), add()]);
  assert.equal(one.body.id, two.body.id);
  assert.equal((await listed(customer)).length, 1);
  const log = (await customer.browser.call(listActivity, { params })).body.items;
  assert.deepEqual(
    log.filter(({ action }) => action.startsWith("billing_address")).map(({ details }) => details.name),
    [subsidiary.name],
  );
});
