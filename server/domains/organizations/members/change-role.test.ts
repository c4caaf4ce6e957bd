import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, type Person } from "../../../../tests/support/people.ts";
import { bearer } from "../../../../tests/support/tokens.ts";
import { createToken } from "../../identity/tokens/token.contract.ts";
import { listActivity } from "../activity/activity.contract.ts";
import { invitePeople } from "../invitations/invitation.contract.ts";
import { readOrganization } from "../organizations/organization.contract.ts";
import { changeRole, leaveOrganization, listMembers, readMember, removeMember } from "./member.contract.ts";

const installation = await testInstallation();

type Role = "legal_representative" | "administrator" | "collaborator" | "external";
const give = (acting: Person, organizationId: string, userId: string, role: Role, hasBilling = false) =>
  acting.browser.call(changeRole, { params: { organizationId, userId }, body: { role, hasBilling } });
const remove = (acting: Person, organizationId: string, userId: string) =>
  acting.browser.call(removeMember, { params: { organizationId, userId } });
const templatesTo = async (email: string) =>
  (await installation.mails(email)).map(({ template }) => template);
const legalRepresentativesOf = async (organizationId: string) => {
  const rows = await query<{ count: string }>(
    installation,
    `select count(*) from members where organization_id = '${organizationId}' and role = 'legal_representative'`,
  );
  return Number(rows[0]?.count);
};

test("ORG-4 a changed role is told to the member with what it is now, and stands in the log", async () => {
  const customer = await buildCustomer(installation, { name: "Bergblick AG" });
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "external");
  const answer = await give(customer, organizationId, member.userId, "collaborator", true);
  assert.deepEqual([answer.status, answer.body.role, answer.body.hasBilling], [200, "collaborator", true]);
  const [mail] = await installation.mails(member.email);
  assert.equal(mail?.subject, "Your role in Bergblick AG: Collaborator");
  assert.match(mail?.plain ?? "", /Collaborator\. The products given.*\nBilling: Yes/);
  const params = { organizationId };
  const [entry] = (await customer.browser.call(listActivity, { params })).body.items;
  assert.deepEqual([entry?.action, entry?.details.role], ["member.change_role", "collaborator"]);
  assert.equal((await give(customer, organizationId, member.userId, "collaborator", true)).status, 200);
  assert.equal((await installation.mails(member.email)).length, 1, "nothing changed, nothing is told");
  const list = (await customer.browser.call(listMembers, { params })).body.items;
  assert.deepEqual(
    list.map(({ activeAt }) => activeAt !== null),
    [true, false],
  );
});

test("ORG-5 only a legal representative makes and unmakes one; the others are told", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const administrator = await buildMember(installation, organizationId, "administrator");
  const member = await buildMember(installation, organizationId, "collaborator");
  const refused = await give(administrator, organizationId, member.userId, "legal_representative");
  assert.deepEqual([refused.status, refused.problem.code], [403, "organizations.role_above_own"]);
  assert.equal(
    (await give(customer, organizationId, member.userId, "legal_representative")).body.role,
    "legal_representative",
  );
  assert.deepEqual(await templatesTo(customer.email), ["organizations.legal_representative_added"]);
  assert.equal((await give(customer, organizationId, customer.userId, "administrator")).status, 200);
  assert.deepEqual((await templatesTo(member.email)).slice(-1), [
    "organizations.legal_representative_removed",
  ]);
});

test("pattern 32: an administrator neither touches legal representatives nor raises itself; others change nobody", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const administrator = await buildMember(installation, organizationId, "administrator");
  for (const role of ["administrator", "external", "legal_representative"] as const)
    assert.equal((await give(administrator, organizationId, customer.userId, role)).status, 403);
  assert.equal((await remove(administrator, organizationId, customer.userId)).status, 403);
  assert.equal(
    (await give(administrator, organizationId, administrator.userId, "legal_representative")).status,
    403,
  );
  const collaborator = await buildMember(installation, organizationId, "collaborator");
  assert.equal((await give(collaborator, organizationId, collaborator.userId, "administrator")).status, 403);
  assert.equal((await remove(collaborator, organizationId, administrator.userId)).status, 403);
  const stranger = await buildCustomer(installation);
  assert.equal((await give(stranger, organizationId, stranger.userId, "administrator")).status, 404);
  assert.equal((await remove(stranger, stranger.organizationId, customer.userId)).status, 404);
  const shown = await administrator.browser.call(readMember, {
    params: { organizationId, userId: customer.userId },
  });
  assert.deepEqual(shown.body.abilities, {
    ...{ change: false, appoint: false, remove: false, choose_mails: false },
  });
});

test("pattern 32: a demotion counts from the next request on", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const administrator = await buildMember(installation, organizationId, "administrator");
  await give(customer, organizationId, administrator.userId, "collaborator");
  const emails = ["late@example.com"];
  const body = { emails, role: "external" as const, hasBilling: false, language: "en" as const };
  const late = await administrator.browser.call(invitePeople, { params: { organizationId }, body });
  assert.equal(late.status, 403);
});

test("ORG-5 the last legal representative can neither lose the role nor be removed, and is told the way out", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  await buildMember(installation, organizationId, "administrator");
  const refused = await give(customer, organizationId, customer.userId, "administrator");
  assert.deepEqual([refused.status, refused.problem.code], [409, "organizations.last_legal_representative"]);
  const own = await remove(customer, organizationId, customer.userId);
  assert.deepEqual([own.status, own.problem.code], [409, "organizations.own_membership"]);
});

test("ORG-5 two legal representatives who demote, remove or leave each other at the same instant: one stays", async () => {
  for (let round = 0; round < 4; round += 1) {
    for (const act of ["demote", "remove", "step down", "leave"] as const) {
      const customer = await buildCustomer(installation);
      const { organizationId } = customer;
      const second = await buildMember(installation, organizationId, "legal_representative");
      const move = (acting: Person, other: Person) => {
        if (act === "demote") return give(acting, organizationId, other.userId, "external");
        if (act === "remove") return remove(acting, organizationId, other.userId);
        if (act === "step down") return give(acting, organizationId, acting.userId, "administrator");
        return acting.browser.call(leaveOrganization, {
          params: { organizationId },
          body: { confirmed: true },
        });
      };
      const answers = await Promise.all([move(customer, second), move(second, customer)]);
      const done = answers.filter(({ status }) => status < 300).length;
      assert.deepEqual([done, await legalRepresentativesOf(organizationId)], [1, 1], act);
    }
  }
});

test("ORG-5 who is appointed while the others leave cannot leave unnoticed", async () => {
  for (let round = 0; round < 4; round += 1) {
    const customer = await buildCustomer(installation);
    const { organizationId } = customer;
    const second = await buildMember(installation, organizationId, "administrator");
    const leave = (one: Person) =>
      one.browser.call(leaveOrganization, { params: { organizationId }, body: { confirmed: true } });
    await Promise.all([
      give(customer, organizationId, second.userId, "legal_representative"),
      leave(customer),
      leave(second),
    ]);
    assert.ok((await legalRepresentativesOf(organizationId)) >= 1);
  }
});

test("pattern 34: who is removed is out at once: requests, open stream and API tokens end; both are told", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "legal_representative");
  const tokens = await Promise.all(
    [organizationId, null].map((id) =>
      member.browser.call(createToken, {
        body: { name: "Script", days: 30, organizationId: id, scopes: ["organization.read"] },
      }),
    ),
  );
  const programs = tokens.map(({ body }) => bearer(installation, body.token));
  const params = { organizationId };
  for (const program of programs)
    assert.equal((await program.call(readOrganization, { params })).status, 200);
  const stream = await member.browser.fetch(`/api/v1/organizations/${organizationId}/events`);
  const ended = stream.text();
  assert.equal((await remove(customer, organizationId, member.userId)).status, 204);
  assert.equal((await member.browser.call(readOrganization, { params })).status, 404);
  const statuses = await Promise.all(
    programs.map(async (one) => (await one.call(readOrganization, { params })).status),
  );
  assert.deepEqual(statuses, [401, 404], "bound to the organization, and for all of the user's");
  assert.match(await ended, /^retry/, "the stream has an end");
  assert.deepEqual((await templatesTo(member.email)).slice(-1), ["organizations.member_removed"]);
  assert.deepEqual(await templatesTo(customer.email), ["organizations.legal_representative_removed"]);
  assert.equal((await remove(customer, organizationId, member.userId)).status, 404);
});

test("SEC-12 changing a role and removing somebody ask for a fresh proof", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "external");
  installation.clock.advance({ minutes: 11 });
  const change = await give(customer, organizationId, member.userId, "administrator");
  const removal = await remove(customer, organizationId, member.userId);
  for (const { status, problem } of [change, removal])
    assert.deepEqual([status, problem.code], [403, "identity.proof_needed"]);
});
