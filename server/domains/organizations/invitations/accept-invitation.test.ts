import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { invitationsOf, invitedPassword } from "../../../../tests/support/invitations.ts";
import { buildCustomer, buildPerson, testPassword } from "../../../../tests/support/people.ts";
import { confirmSignUp, signUp, signUpInvited } from "../../identity/accounts/account.contract.ts";
import { readSession, signIn } from "../../identity/sessions/session.contract.ts";
import { readOrganization } from "../organizations/organization.contract.ts";
import { acceptInvitation, readOwnInvitation, withdrawInvitation } from "./invitation.contract.ts";

const installation = await testInstallation();
const { newAddress, invite, tokenOf, listOf, accept, read, join } = invitationsOf(installation);

test("ORG-4 somebody with an account accepts by one click, and is in at the next request", async () => {
  const customer = await buildCustomer(installation, { name: "Bergblick AG" });
  const { organizationId } = customer;
  const person = await buildPerson(installation);
  await invite(customer, organizationId, [person.email], "administrator");
  const token = await tokenOf(person.email);
  const shown = await person.browser.call(readOwnInvitation, { body: { token } });
  assert.deepEqual(shown.body, {
    isOwn: true,
    organization: "Bergblick AG",
    invitedBy: (await read(token)).body.invitedBy,
    role: "administrator",
    hasBilling: true,
  });
  assert.deepEqual((await accept(person, token)).body, { organizationId });
  assert.equal((await person.browser.call(readOrganization, { params: { organizationId } })).status, 200);
  assert.equal((await listOf(customer))[0]?.state, "accepted");
});

test("ACC-1 without an account the link makes one, with its address and no organization of its own", async () => {
  const customer = await buildCustomer(installation);
  const email = newAddress();
  await invite(customer, customer.organizationId, [email], "external");
  const token = await tokenOf(email);
  const shown = await read(token);
  assert.deepEqual([shown.body.email, shown.body.hasAccount, shown.body.role], [email, false, "external"]);
  const browser = installation.browser();
  const weak = await browser.call(signUpInvited, {
    body: { token, password: "short", firstName: "Noa", lastName: "Neu", language: "de" },
  });
  assert.equal(weak.status, 422);
  assert.deepEqual((await join(token, browser)).body, { organizationId: customer.organizationId });
  const session = (await browser.call(readSession)).body;
  assert.deepEqual([session.user.email, session.user.language], [email, "de"]);
  assert.deepEqual(
    session.organizations.map(({ id, role }) => [id, role]),
    [[customer.organizationId, "external"]],
  );
});

test("pattern 23: a forwarded link is of no use to another account, which learns no more than the masked address", async () => {
  const customer = await buildCustomer(installation, { name: "Geheim AG" });
  const [person, other] = [await buildPerson(installation), await buildPerson(installation)];
  await invite(customer, customer.organizationId, [person.email]);
  const token = await tokenOf(person.email);
  const shown = await other.browser.call(readOwnInvitation, { body: { token } });
  assert.deepEqual(shown.body, { isOwn: false, address: "p…@example.com" });
  const refused = await accept(other, token);
  assert.deepEqual([refused.status, refused.problem.code], [403, "organizations.invitation_not_yours"]);
  const tampered = { token, organizationId: customer.organizationId, role: "legal_representative" };
  await other.browser.call(acceptInvitation, { body: tampered });
  assert.equal((await listOf(customer))[0]?.state, "open");
  assert.equal((await accept(person, token)).status, 200);
});

test("pattern 23: the link never sets a password on an account that exists", async () => {
  const customer = await buildCustomer(installation);
  const person = await buildPerson(installation);
  await invite(customer, customer.organizationId, [person.email]);
  const token = await tokenOf(person.email);
  const refused = await join(token);
  assert.deepEqual([refused.status, refused.problem.code], [409, "organizations.invitation_has_account"]);
  assert.deepEqual(refused.headers.getSetCookie(), []);
  const enter = (given: string) =>
    installation.browser().call(signIn, { body: { email: person.email, password: given } });
  assert.deepEqual([(await enter(invitedPassword)).status, (await enter(testPassword)).status], [401, 200]);
});

test("pattern 25: who signed up with the invited address before gets nothing of the account", async () => {
  const customer = await buildCustomer(installation);
  const email = newAddress();
  const attacker = installation.browser();
  await attacker.call(signUp, {
    body: {
      ...{ email, password: testPassword, firstName: "Mallory", lastName: "Planted", language: "en" },
      organization: { kind: "individual", country: "CH" },
    },
  });
  const planted = new URL((await installation.mails(email)).at(-1)?.link ?? "").searchParams.get("token");
  await invite(customer, customer.organizationId, [email]);
  assert.equal((await join(await tokenOf(email))).status, 200);
  const confirmed = await attacker.call(confirmSignUp, { body: { token: planted ?? "" } });
  assert.equal(confirmed.status, 410);
  const entered = await installation.browser().call(signIn, { body: { email, password: testPassword } });
  assert.equal(entered.status, 401);
});

test("pattern 11: accepted twice at once, or made an account of twice at once, it works once", async () => {
  for (let round = 0; round < 3; round += 1) {
    const customer = await buildCustomer(installation);
    const [person, email] = [await buildPerson(installation), newAddress()];
    await invite(customer, customer.organizationId, [person.email, email]);
    const token = await tokenOf(person.email);
    const accepted = await Promise.all([accept(person, token), accept(person, token)]);
    assert.deepEqual(accepted.map(({ status }) => status).toSorted(), [200, 410]);
    const fresh = await tokenOf(email);
    const joined = await Promise.all([join(fresh), join(fresh)]);
    assert.equal(joined.filter(({ status }) => status === 200).length, 1);
  }
});

test("ORG-4 withdrawn while it is accepted: one of the two wins, and the state says which", async () => {
  for (let round = 0; round < 5; round += 1) {
    const customer = await buildCustomer(installation);
    const { organizationId } = customer;
    const person = await buildPerson(installation);
    await invite(customer, organizationId, [person.email]);
    const [token, [row]] = [await tokenOf(person.email), await listOf(customer)];
    const params = { organizationId, invitationId: row?.id ?? "" };
    const [accepted, withdrawn] = await Promise.all([
      accept(person, token),
      customer.browser.call(withdrawInvitation, { params }),
    ]);
    const [after] = await listOf(customer);
    const won = after?.state === "accepted";
    assert.deepEqual([accepted.status, withdrawn.status], won ? [200, 409] : [410, 204]);
    const inside = await person.browser.call(readOrganization, { params: { organizationId } });
    assert.equal(inside.status, won ? 200 : 404);
  }
});

test("ORG-5 who becomes a legal representative by an invitation is told to the others", async () => {
  const customer = await buildCustomer(installation);
  const person = await buildPerson(installation);
  await invite(customer, customer.organizationId, [person.email], "legal_representative");
  await accept(person, await tokenOf(person.email));
  const told = (await installation.mails(customer.email)).at(-1);
  assert.equal(told?.template, "organizations.legal_representative_added");
});

test("ORG-4 the link into an organization that is gone says that it does not work", async () => {
  const customer = await buildCustomer(installation);
  const person = await buildPerson(installation);
  await invite(customer, customer.organizationId, [person.email]);
  const token = await tokenOf(person.email);
  await installation.write(async ({ db }) => {
    await db.deleteFrom("members").where("organization_id", "=", customer.organizationId).execute();
    await db.deleteFrom("organizations").where("organization_id", "=", customer.organizationId).execute();
  });
  const answer = await accept(person, token);
  assert.deepEqual([answer.status, answer.problem.code], [410, "organizations.invitation_unusable"]);
});
