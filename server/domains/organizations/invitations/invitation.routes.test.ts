import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { invitationsOf } from "../../../../tests/support/invitations.ts";
import { buildCustomer, buildMember, buildPerson, testPassword } from "../../../../tests/support/people.ts";
import { signIn } from "../../identity/sessions/session.contract.ts";
import { changeRole, listMembers, removeMember } from "../members/member.contract.ts";
import {
  invitePeople,
  listInvitations,
  resendInvitation,
  withdrawInvitation,
} from "./invitation.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const { newAddress, invite, tokenOf, listOf, accept, read, join } = invitationsOf(installation);

test("ORG-4 several are invited at once, each by a mail in the chosen language with a link of their own", async () => {
  const customer = await buildCustomer(installation, { name: "Bergblick AG" });
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "external");
  const [one, two] = [newAddress(), newAddress()];
  const answer = await customer.browser.call(invitePeople, {
    params: { organizationId },
    body: {
      emails: [one, two.toUpperCase(), two, member.email],
      role: "collaborator",
      hasBilling: true,
      language: "de",
    },
  });
  assert.equal(answer.status, 201);
  assert.deepEqual(
    answer.body.items.map(({ email, outcome }) => [email, outcome]),
    [
      [one, "invited"],
      [two, "invited"],
      [member.email, "already_member"],
    ],
  );
  const mail = (await installation.mails(one)).at(-1);
  assert.match(mail?.subject ?? "", /lädt Sie zu Bergblick AG ein$/);
  assert.match(mail?.plain ?? "", /Rolle: Mitarbeiter\..*\nAbrechnung: Ja/);
  assert.notEqual(await tokenOf(one), await tokenOf(two));
  assert.equal((await installation.mails(member.email)).length, 0);
  assert.deepEqual((await invite(customer, organizationId, [one])).body.items, [
    { email: one, outcome: "already_invited" },
  ]);
  const rows = await listOf(customer);
  assert.deepEqual(
    rows.map(({ state, role, hasBilling, abilities }) => [state, role, hasBilling, abilities.resend]),
    [
      ["open", "collaborator", true, true],
      ["open", "collaborator", true, true],
    ],
  );
});

test("pattern 24: no answer holds the secret of a link, and members' requests cannot read its hash", async () => {
  const customer = await buildCustomer(installation);
  const email = newAddress();
  const made = await invite(customer, customer.organizationId, [email]);
  const token = await tokenOf(email);
  const list = await customer.browser.call(listInvitations, { params: customer });
  for (const { bytes } of [made, list]) {
    assert.ok(!bytes.toString().includes(token));
    assert.ok(!/secret|token|hash/i.test(bytes.toString()));
  }
  const [row] = await query<{ may: boolean }>(
    installation,
    "select has_column_privilege('chalet_app', 'invitations', 'secret_hash', 'select') as may",
  );
  assert.equal(row?.may, false);
});

test("pattern 24, 32: nobody invites above the own role, nor touches an invitation above it", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const administrator = await buildMember(installation, organizationId, "administrator");
  const refused = await invite(administrator, organizationId, [newAddress()], "legal_representative");
  assert.deepEqual([refused.status, refused.problem.code], [403, "organizations.role_above_own"]);
  assert.equal((await invite(administrator, organizationId, [newAddress()], "administrator")).status, 201);
  await invite(customer, organizationId, [newAddress()], "legal_representative");
  const [above] = await listOf({ ...customer, browser: administrator.browser });
  assert.deepEqual([above?.role, above?.abilities.withdraw], ["legal_representative", false]);
  const params = { organizationId, invitationId: above?.id ?? "" };
  for (const endpoint of [resendInvitation, withdrawInvitation] as const)
    assert.equal((await administrator.browser.call(endpoint, { params })).status, 403);
  for (const role of ["collaborator", "external"] as const) {
    const member = await buildMember(installation, organizationId, role);
    assert.equal((await invite(member, organizationId, [newAddress()])).status, 403);
  }
  const stranger = await buildCustomer(installation);
  assert.equal((await invite(stranger, organizationId, [newAddress()])).status, 404);
  assert.equal((await stranger.browser.call(withdrawInvitation, { params })).status, 404);
});

test("pattern 1: inviting answers byte for byte alike, whether the address has an account", async () => {
  const person = await buildPerson(installation, { email: "known-one@example.com" });
  const customer = await buildCustomer(installation);
  const bytes = async (email: string) => {
    const { status, body } = await invite(customer, customer.organizationId, [email]);
    return JSON.stringify({ status, body }).replaceAll(email, "x");
  };
  assert.equal(await bytes(person.email), await bytes("nobody-one@example.com"));
});

test("ORG-4, pattern 11: expired, used, withdrawn and replaced links each say what to do, and change nothing", async () => {
  clock.advance({ hours: 1 });
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const codeOf = async (token: string) => {
    const person = await buildPerson(installation);
    const answers = [await read(token), await join(token), await accept(person, token)];
    const codes = new Set(answers.map(({ status, problem }) => `${status} ${problem.code}`));
    return [...codes].join(" / ");
  };
  const [replaced, withdrawn, used, late] = [newAddress(), newAddress(), newAddress(), newAddress()];
  await invite(customer, organizationId, [replaced, withdrawn, used, late]);
  const tokens = await Promise.all([replaced, withdrawn, used, late].map(tokenOf));
  const idOf = async (wanted: string) =>
    (await listOf(customer)).find(({ email }) => email === wanted)?.id ?? "";
  const again = await customer.browser.call(resendInvitation, {
    params: { organizationId, invitationId: await idOf(replaced) },
  });
  assert.equal(again.status, 204);
  assert.equal(await codeOf(tokens[0] ?? ""), "410 organizations.invitation_unusable");
  assert.equal((await read(await tokenOf(replaced))).status, 200, "the new link works");
  const params = { organizationId, invitationId: await idOf(withdrawn) };
  assert.equal((await customer.browser.call(withdrawInvitation, { params })).status, 204);
  assert.equal((await customer.browser.call(withdrawInvitation, { params })).status, 409);
  assert.equal((await customer.browser.call(resendInvitation, { params })).status, 409);
  assert.equal(await codeOf(tokens[1] ?? ""), "410 organizations.invitation_withdrawn");
  await join(tokens[2] ?? "");
  assert.equal(await codeOf(tokens[2] ?? ""), "410 organizations.invitation_used");
  clock.advance({ hours: 7 * 24 });
  assert.equal(await codeOf(tokens[3] ?? ""), "410 organizations.invitation_expired");
  const filtered = await customer.browser.call(listInvitations, {
    params: { organizationId },
    query: { state: "expired" },
  });
  assert.deepEqual(filtered.body.items.map(({ email }) => email).toSorted(), [late, replaced].toSorted());
  assert.equal(await codeOf("x".repeat(43)), "410 organizations.invitation_unusable");
});

test("ORG-4 who let an invitation expire is invited anew; a member by another way stays as they are", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const person = await buildPerson(installation);
  await invite(customer, organizationId, [person.email], "external");
  clock.advance({ hours: 7 * 24 });
  const own = { ...customer, browser: await signedIn(customer.email) };
  const items = (await invite(own, organizationId, [person.email], "administrator")).body.items;
  assert.deepEqual(items[0]?.outcome, "invited");
  await installation.write(({ db }) =>
    db
      .insertInto("members")
      .values({
        ...{ organization_id: organizationId, user_id: person.userId, role: "collaborator" },
        created_at: clock.now().toString(),
      })
      .execute(),
  );
  const back = { ...person, browser: await signedIn(person.email) };
  assert.equal((await accept(back, await tokenOf(person.email))).status, 200);
  const members = (await own.browser.call(listMembers, { params: { organizationId } })).body.items;
  assert.equal(members.find(({ userId }) => userId === person.userId)?.role, "collaborator");
});

async function signedIn(email: string) {
  const browser = installation.browser();
  const answer = await browser.call(signIn, { body: { email, password: testPassword } });
  assert.equal(answer.status, 200);
  return browser;
}

test("pattern 32: what somebody invited is withdrawn when they are removed, or may not invite so any more", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const second = await buildMember(installation, organizationId, "legal_representative");
  const [high, low] = [newAddress(), newAddress()];
  await invite(second, organizationId, [high], "legal_representative");
  await invite(second, organizationId, [low]);
  const params = { organizationId, userId: second.userId };
  const statesOf = async () => {
    const rows = await listOf(customer);
    return [high, low].map((email) => rows.find((row) => row.email === email)?.state);
  };
  await customer.browser.call(changeRole, { params, body: { role: "administrator", hasBilling: true } });
  assert.deepEqual(await statesOf(), ["withdrawn", "open"]);
  await customer.browser.call(removeMember, { params });
  assert.deepEqual(await statesOf(), ["withdrawn", "withdrawn"]);
});

test("SEC-12 inviting asks for a fresh proof; mails to strangers have a limit", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const email = newAddress();
  await invite(customer, organizationId, [email]);
  const [row] = await listOf(customer);
  const params = { organizationId, invitationId: row?.id ?? "" };
  const statuses: number[] = [];
  for (let at = 0; at < 6; at += 1)
    statuses.push((await customer.browser.call(resendInvitation, { params })).status);
  assert.deepEqual(statuses, [204, 204, 204, 204, 204, 429]);
  const batch = () => Array.from({ length: 20 }, newAddress);
  for (let at = 0; at < 4; at += 1)
    assert.equal((await invite(customer, organizationId, batch())).status, 201);
  const beyond = await invite(customer, organizationId, batch());
  assert.deepEqual([beyond.status, beyond.problem.code], [429, "organizations.too_many_invitations"]);
  clock.advance({ minutes: 11 });
  assert.equal((await invite(customer, organizationId, [email])).problem.code, "identity.proof_needed");
});

test("addresses that are none are told, and nobody is invited", async () => {
  const customer = await buildCustomer(installation);
  const wrong = await invite(customer, customer.organizationId, [newAddress(), "no address"]);
  assert.deepEqual([wrong.status, wrong.problem.fields?.[0]?.path], [422, "emails.1"]);
  assert.equal((await invite(customer, customer.organizationId, [])).status, 422);
  assert.deepEqual(await listOf(customer), []);
});
