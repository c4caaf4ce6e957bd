import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, type Person } from "../../../../tests/support/people.ts";
import { listReminded } from "../../billing/index.ts";
import { changeMails, changeRole, leaveOrganization } from "./member.contract.ts";

const installation = await testInstallation();
const choose = (
  acting: Person,
  organizationId: string,
  userId: string,
  billing: boolean,
  products: boolean,
) => acting.browser.call(changeMails, { params: { organizationId, userId }, body: { billing, products } });
const toldOf = (organizationId: string, about: "billing" | "products") =>
  installation.write(async ({ db }) =>
    (await listReminded(db, [organizationId], about)).map(({ userId }) => userId),
  );

test("ORG-3 members choose the mails that their role may read; others choose for those whom they manage", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const administrator = await buildMember(installation, organizationId, "administrator");
  const collaborator = await buildMember(installation, organizationId, "collaborator", true);
  assert.deepEqual(await toldOf(organizationId, "billing"), [customer.userId]);
  const own = await choose(collaborator, organizationId, collaborator.userId, true, false);
  assert.deepEqual([own.status, own.body.billingMails, own.body.productMails], [200, true, null]);
  const given = await choose(customer, organizationId, administrator.userId, true, true);
  assert.deepEqual([given.body.billingMails, given.body.productMails], [true, true]);
  const { userId } = customer;
  assert.deepEqual(await toldOf(organizationId, "products"), [userId, administrator.userId]);
  const all = [userId, administrator.userId, collaborator.userId];
  assert.deepEqual(await toldOf(organizationId, "billing"), all);
  const beyond = await choose(collaborator, organizationId, collaborator.userId, true, true);
  assert.deepEqual([beyond.status, beyond.problem.code], [409, "organizations.mails_beyond_role"]);
  const above = await choose(administrator, organizationId, userId, true, false);
  assert.deepEqual([above.status, above.problem.code], [403, "organizations.role_above_own"]);
  assert.equal((await choose(collaborator, organizationId, userId, false, false)).status, 403);
  const stranger = await buildCustomer(installation);
  assert.equal((await choose(stranger, organizationId, userId, false, false)).status, 404);
});

test("ORG-3 a role that does not see billing gets no mails about it, whatever was chosen before", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "administrator");
  await choose(member, organizationId, member.userId, true, true);
  const params = { organizationId, userId: member.userId };
  await customer.browser.call(changeRole, { params, body: { role: "collaborator", hasBilling: false } });
  for (const about of ["billing", "products"] as const)
    assert.deepEqual(await toldOf(organizationId, about), [customer.userId]);
});

test("ORG-3 the only legal representative cannot switch billing mails off, also when two do at the same instant", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId, userId } = customer;
  const refused = await choose(customer, organizationId, userId, false, false);
  assert.deepEqual([refused.status, refused.problem.code], [409, "organizations.billing_mails_needed"]);
  assert.equal((await choose(customer, organizationId, userId, true, false)).status, 200);
  for (let round = 0; round < 4; round += 1) {
    const other = await buildCustomer(installation);
    const second = await buildMember(installation, other.organizationId, "legal_representative");
    const off = (one: Person) => choose(one, other.organizationId, one.userId, false, true);
    const answers = await Promise.all([off(other), off(second)]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  }
});

test("ORG-3 when the one who got them leaves, the legal representative who stays gets them again", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const second = await buildMember(installation, organizationId, "legal_representative");
  await choose(customer, organizationId, customer.userId, false, true);
  assert.deepEqual(await toldOf(organizationId, "billing"), [second.userId]);
  await second.browser.call(leaveOrganization, { params: { organizationId }, body: { confirmed: true } });
  assert.deepEqual(await toldOf(organizationId, "billing"), [customer.userId]);
});
