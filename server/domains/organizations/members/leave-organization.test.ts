import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, type Person } from "../../../../tests/support/people.ts";
import { listActivity } from "../activity/activity.contract.ts";
import { readOrganization } from "../organizations/organization.contract.ts";
import { leaveOrganization, listMembers, listMemberships } from "./member.contract.ts";

const installation = await testInstallation();

const leave = ({ browser }: Person, organizationId: string) =>
  browser.call(leaveOrganization, { params: { organizationId }, body: { confirmed: true } });
const membershipsOf = async ({ browser }: Person) => (await browser.call(listMemberships)).body.items;

test("ACC-9 the list names each organization with role, customer number and whether one may leave", async () => {
  const customer = await buildCustomer(installation, { name: "Muster AG" });
  const [own] = await membershipsOf(customer);
  assert.deepEqual(
    [own?.name, own?.role, own?.customerNumber, own?.isLastLegalRepresentative],
    ["Muster AG", "legal_representative", customer.customerNumber, true],
  );
  const second = await buildMember(installation, customer.organizationId, "legal_representative");
  for (const person of [customer, second])
    assert.equal((await membershipsOf(person))[0]?.isLastLegalRepresentative, false);
  const external = await buildMember(installation, customer.organizationId, "external");
  assert.equal((await membershipsOf(external))[0]?.isLastLegalRepresentative, false);
});

test("ORG-6 pattern 34: who leaves loses access at the next request; the legal representatives are told", async () => {
  const customer = await buildCustomer(installation, { name: "Abschied AG", language: "de" });
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "administrator");
  const params = { organizationId };
  assert.equal((await leave(member, organizationId)).status, 204);
  assert.equal((await member.browser.call(readOrganization, { params })).status, 404);
  assert.equal((await member.browser.call(listMembers, { params })).status, 404);
  assert.equal((await leave(member, organizationId)).status, 404, "twice is nothing more");
  assert.deepEqual(await membershipsOf(member), []);
  const mails = await installation.mails(customer.email);
  assert.match(mails.at(-1)?.subject ?? "", /^Ada Example \d+ hat Abschied AG verlassen$/);
  const [entry] = (await customer.browser.call(listActivity, { params })).body.items;
  assert.equal(entry?.action, "member.leave");
  const given = `select from member_products where user_id = '${member.userId}'`;
  assert.deepEqual(await query(installation, given), []);
});

test("ORG-5 the last legal representative cannot leave, and is told so", async () => {
  const customer = await buildCustomer(installation);
  await buildMember(installation, customer.organizationId, "administrator");
  const refused = await leave(customer, customer.organizationId);
  assert.deepEqual([refused.status, refused.problem.code], [409, "organizations.last_legal_representative"]);
  assert.match(refused.problem.title, /Appoint another one first/);
  assert.equal((await membershipsOf(customer)).length, 1);
});

test("ORG-5 pattern 32: of two legal representatives who leave at the same instant, one stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    const customer = await buildCustomer(installation);
    const second = await buildMember(installation, customer.organizationId, "legal_representative");
    const answers = await Promise.all([customer, second].map((one) => leave(one, customer.organizationId)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 409]);
  }
});

test("SEC-12 leaving asks for a fresh proof; strangers and unconfirmed acts change nothing", async () => {
  const customer = await buildCustomer(installation);
  const member = await buildMember(installation, customer.organizationId, "external");
  const stranger = await buildCustomer(installation);
  const { organizationId } = customer;
  assert.equal((await leave(stranger, organizationId)).status, 404);
  const unconfirmed = await member.browser.call(leaveOrganization, {
    params: { organizationId },
    body: {} as { confirmed: true },
  });
  assert.equal(unconfirmed.status, 422);
  installation.clock.advance({ minutes: 11 });
  assert.equal((await leave(member, organizationId)).problem.code, "identity.proof_needed");
  assert.equal((await membershipsOf(member)).length, 1);
});
