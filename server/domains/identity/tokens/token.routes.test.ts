import assert from "node:assert/strict";
import test from "node:test";
import type { CallOf } from "../../../../common/contract.ts";
import { type TokenScope, tokenScopes } from "../../../../common/permissions.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildCustomer,
  buildMember,
  buildPerson,
  buildStaff,
  type Person,
  testPassword,
} from "../../../../tests/support/people.ts";
import { bearer } from "../../../../tests/support/tokens.ts";
import { routes } from "../../../domains.ts";
import { newId } from "../../../platform/ids.ts";
import { listActivity } from "../../organizations/activity/activity.contract.ts";
import { listMembers } from "../../organizations/members/member.contract.ts";
import {
  readOrganization,
  updateOrganization,
} from "../../organizations/organizations/organization.contract.ts";
import { updateProfile } from "../accounts/account.contract.ts";
import { readSession, signIn } from "../sessions/session.contract.ts";
import {
  createToken,
  listTokens,
  mostTokens,
  readTokenOwner,
  revokeToken,
  revokeTokens,
} from "./token.contract.ts";
import { remindOfTokensJob } from "./token.jobs.ts";

const installation = await testInstallation();
type Wish = CallOf<typeof createToken>["body"];

const wish = (scopes: TokenScope[], more: Partial<Wish> = {}): Wish => ({
  ...{ name: "Backup script", days: 30, organizationId: null },
  ...{ scopes, ...more },
});

async function makeToken({ browser }: Person, scopes: TokenScope[], more: Partial<Wish> = {}) {
  const made = await browser.call(createToken, { body: wish(scopes, more) });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return { ...made.body, program: bearer(installation, made.body.token) };
}

test("API-2 a token is shown once, stored as a hash, told by mail and in the log, and known by its beginning", async () => {
  const customer = await buildCustomer(installation);
  const { token, id } = await makeToken(customer, ["organization.read", "organization.read"]);
  assert.match(token, /^chalet_pat_[0-9a-f]{72}$/);
  const { body } = await customer.browser.call(listTokens);
  assert.deepEqual(body.items, [
    {
      ...{ id, name: "Backup script", start: token.slice(0, 17), scopes: ["organization.read"] },
      ...{ organization: null, createdAt: "2026-11-22T09:00:00Z", expiresAt: "2026-12-22T09:00:00Z" },
      ...{ lastUsedAt: null, lastUsedAddress: null, state: "active" },
    },
  ]);
  const rows = await query<{ row: string }>(
    installation,
    "select to_jsonb(t)::text as row from user_tokens t",
  );
  assert.ok(rows.every(({ row }) => !row.includes(token.slice(17))));
  const [mail] = await installation.mails(customer.email);
  assert.equal(mail?.template, "identity.token_created");
  assert.match(mail?.plain ?? "", /“Backup script”.*22 December 2026/s);
  const [log] = await query<{ details: object }>(
    installation,
    `select details from user_audit where subject_id = '${id}'`,
  );
  assert.deepEqual(log?.details, {
    ...{ name: "Backup script", scopes: "organization.read", organization: null },
  });
});

test("API-2 a program acts with its token as its user, without cookie or origin, and its last use is noted", async () => {
  const customer = await buildCustomer(installation, { name: "Token AG" });
  const { program, id, token } = await makeToken(customer, [
    "organization.read",
    "organization.update",
    "profile.read",
  ]);
  const params = { organizationId: customer.organizationId };
  const read = await program.call(readOrganization, { params });
  assert.deepEqual([read.status, read.body.name], [200, "Token AG"]);
  const body = {
    ...{ name: "Neu AG", street: "Weg", buildingNumber: "1", postalCode: "8000", town: "Zürich" },
    ...{ country: "CH", vatNumber: null },
  };
  assert.equal((await program.call(updateOrganization, { params, body })).status, 200);
  const [row] = await query<{
    token_id: string;
    session_id: null;
    actor_user_id: string;
    user_agent: string;
  }>(
    installation,
    `select token_id, session_id, actor_user_id, user_agent from organization_audit where token_id = '${id}'`,
  );
  assert.deepEqual(row, {
    ...{ token_id: id, session_id: null, actor_user_id: customer.userId, user_agent: "curl/8.5.0" },
  });
  const owner = await program.call(readTokenOwner);
  assert.deepEqual(
    [owner.body.user.email, owner.body.organizations.map(({ name }) => name)],
    [customer.email, ["Neu AG"]],
  );
  const listed = await customer.browser.call(listTokens);
  assert.equal(listed.body.items[0]?.lastUsedAt, "2026-11-22T09:00:00Z");
  assert.equal(listed.body.items[0]?.lastUsedAddress, "127.0.0.1");
  assert.equal(
    (
      await fetch(`${installation.url}/api/v1/me/token`, {
        headers: { authorization: `bearer  ${token}` },
      })
    ).status,
    200,
    "the name of the scheme is read in any case (RFC 9110, section 11.1)",
  );
});

test("API-2 a token does what its scopes say, as far as its user may", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const { program } = await makeToken(customer, ["organization.read"]);
  const beyond = await program.call(listActivity, { params });
  assert.deepEqual([beyond.status, beyond.problem.code], [403, "identity.token_scope_missing"]);
  assert.match(beyond.problem.title, /activity\.read/);
  const external = await buildMember(installation, customer.organizationId, "external");
  const above = await makeToken(external, ["activity.read", "members.read", "organization.read"]);
  const refused = await above.program.call(listMembers, { params });
  assert.deepEqual([refused.status, refused.problem.code], [403, "platform.forbidden"]);
  assert.equal((await above.program.call(readOrganization, { params })).status, 200);
  const stranger = await buildCustomer(installation);
  const elsewhere = { organizationId: stranger.organizationId };
  assert.equal((await program.call(readOrganization, { params: elsewhere })).status, 404);
});

test("API-2 the token wins over a cookie, and a wrong one is never replaced by the session", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const { token } = await makeToken(customer, ["profile.read"]);
  const withToken = await customer.browser.call(
    readOrganization,
    { params },
    { headers: { authorization: `Bearer ${token}` } },
  );
  assert.equal(withToken.problem.code, "identity.token_scope_missing");
  for (const wrong of [
    "x",
    token.slice(0, -1),
    token.replace("chalet_pat_", "chalet_org_"),
    `${token}${token}`,
  ]) {
    const answer = await customer.browser.call(
      readOrganization,
      { params },
      { headers: { authorization: `Bearer ${wrong}` } },
    );
    assert.deepEqual([answer.status, answer.problem.code], [401, "identity.token_unusable"], wrong);
    assert.equal(answer.headers.get("www-authenticate"), 'Bearer error="invalid_token"');
  }
  const basic = await customer.browser.call(
    readOrganization,
    { params },
    { headers: { authorization: "Basic YTpi" } },
  );
  assert.equal(basic.status, 200, "what a proxy in front asks for is not ours");
  assert.equal((await customer.browser.call(readTokenOwner)).status, 404, "a session has no token");
});

test("API-2 a token that was revoked or has expired is refused at the next request", async () => {
  const customer = await buildCustomer(installation);
  const revoked = await makeToken(customer, ["profile.read"]);
  assert.equal((await revoked.program.call(readTokenOwner)).status, 200);
  const params = { tokenId: revoked.id };
  const stranger = await buildPerson(installation);
  assert.equal((await stranger.browser.call(revokeToken, { params })).status, 404);
  assert.equal((await revoked.program.call(readTokenOwner)).status, 200);
  assert.equal((await customer.browser.call(revokeToken, { params })).status, 204);
  assert.equal((await revoked.program.call(readTokenOwner)).problem.code, "identity.token_unusable");
  assert.equal((await customer.browser.call(revokeToken, { params })).status, 404);
  const ending = await makeToken(customer, ["profile.read"], { days: 7 });
  const all = await makeToken(customer, ["profile.read"]);
  await makeToken(stranger, ["profile.read"]);
  assert.deepEqual((await customer.browser.call(revokeTokens)).body, { revoked: 2 });
  assert.equal((await stranger.browser.call(listTokens)).body.items.length, 1);
  for (const { program } of [ending, all]) assert.equal((await program.call(readTokenOwner)).status, 401);
  assert.deepEqual((await customer.browser.call(listTokens)).body.items, []);
});

test("pattern 33: whose token, where and for what cannot be said but by the signed-in user within bounds", async () => {
  const customer = await buildCustomer(installation);
  const victim = await buildCustomer(installation);
  const base = wish(["profile.read"]);
  const bad: Record<string, object> = {
    "another user": { ...base, userId: victim.userId },
    "a foreign organization": { ...base, organizationId: victim.organizationId },
    "no organization at all": { ...base, organizationId: newId() },
    "a scope that is none": { ...base, scopes: ["staff.ledger.read"] },
    "a right that no token has": { ...base, scopes: ["members.manage"] },
    "no scope": { ...base, scopes: [] },
    "more than a year": { ...base, days: 366 },
    "no end": { ...base, days: null },
    "an end of its own": { ...base, expiresAt: "2099-01-01T00:00:00Z" },
    "a hash of its own": { ...base, tokenHash: "00" },
    "a name of two lines": { ...base, name: "a\nb" },
  };
  for (const [what, body] of Object.entries(bad)) {
    const answer = await customer.browser.call(createToken, { body: body as Wish });
    assert.equal(answer.status, 422, what);
  }
  for (const { browser } of [customer, victim])
    assert.deepEqual((await browser.call(listTokens)).body.items, []);
  const direct = installation.write(({ db }) =>
    db
      .insertInto("user_tokens")
      .values({
        ...{
          id: newId(),
          user_id: customer.userId,
          name: "x",
          start: "x",
          token_hash: Buffer.from("x"),
          scopes: [],
        },
        ...{ created_at: "2026-01-01T00:00:00Z", expires_at: "2027-02-01T00:00:00Z" },
      })
      .execute(),
  );
  await assert.rejects(direct, /user_tokens_check/, "the database knows the year, too");
});

test("pattern 33: a token makes no tokens, ends no sessions, gives no proofs, changes no profile", async () => {
  const customer = await buildCustomer(installation);
  const { program, id } = await makeToken(customer, ["profile.read", "organization.read", "activity.read"]);
  const tries = [
    program.call(createToken, { body: wish(["profile.read"]) }),
    program.call(revokeToken, { params: { tokenId: id } }),
    program.call(listTokens),
    program.call(readSession),
    program.call(updateProfile, { body: { firstName: "Eve" } }),
  ];
  for (const answer of await Promise.all(tries))
    assert.deepEqual([answer.status, answer.problem.code], [403, "identity.token_not_allowed"]);
});

test("pattern 33, pattern 34: a token for one organization works there alone, and dies with the membership for good", async () => {
  const customer = await buildCustomer(installation);
  const member = await buildMember(installation, customer.organizationId, "administrator");
  const other = await buildCustomer(installation);
  const join = (organizationId: string) =>
    installation.write(({ db, clock }) =>
      db
        .insertInto("members")
        .values({
          ...{ organization_id: organizationId, user_id: member.userId, role: "administrator" },
          created_at: clock.now().toString(),
        })
        .execute(),
    );
  await join(other.organizationId);
  const { organizationId } = customer;
  const bound = await makeToken(member, ["organization.read", "profile.read"], { organizationId });
  const free = await makeToken(member, ["organization.read", "profile.read"]);
  const reads = async (program: typeof bound.program) => {
    const both = [organizationId, other.organizationId].map((id) =>
      program.call(readOrganization, { params: { organizationId: id } }),
    );
    return (await Promise.all(both)).map(({ status }) => status);
  };
  assert.deepEqual(await reads(bound.program), [200, 404]);
  assert.deepEqual(await reads(free.program), [200, 200]);
  assert.equal((await bound.program.call(readTokenOwner)).body.organizations.length, 1);
  await installation.write(({ db }) =>
    db
      .deleteFrom("members")
      .where("organization_id", "=", organizationId)
      .where("user_id", "=", member.userId)
      .execute(),
  );
  assert.deepEqual(await reads(bound.program), [401, 401]);
  assert.deepEqual(await reads(free.program), [404, 200]);
  const listed = await member.browser.call(listTokens);
  assert.equal(listed.body.items.find(({ id }) => id === bound.id)?.state, "useless");
  installation.clock.advance({ minutes: 1 });
  await join(organizationId);
  assert.deepEqual(await reads(bound.program), [401, 401], "a new membership does not wake it");
  assert.deepEqual(await reads(free.program), [200, 200]);
});

test("SEC-12 making and revoking a token asks for a fresh proof", async () => {
  const customer = await buildCustomer(installation);
  const { id } = await makeToken(customer, ["profile.read"]);
  installation.clock.advance({ minutes: installation.services.config.proofMinutes + 1 });
  const made = await customer.browser.call(createToken, { body: wish(["profile.read"]) });
  const revoked = await customer.browser.call(revokeToken, { params: { tokenId: id } });
  for (const answer of [made, revoked])
    assert.deepEqual([answer.status, answer.problem.code], [403, "identity.proof_needed"]);
});

test("API-2 fifty tokens are enough, also when they are asked for at once", async () => {
  const customer = await buildCustomer(installation);
  const answers = await Promise.all(
    Array.from({ length: mostTokens + 3 }, () =>
      customer.browser.call(createToken, { body: wish(["profile.read"]) }),
    ),
  );
  const refused = answers.filter(({ status }) => status === 409);
  assert.deepEqual(
    refused.map(({ problem }) => problem.code),
    Array(3).fill("identity.too_many_tokens"),
  );
});

test("ASVS 6.4.5: whoever has a token that ends within a week is told once, in their language", async () => {
  const person = await buildPerson(installation, { language: "de" });
  await makeToken(person, ["profile.read"], { days: 30, name: "Lager" });
  await makeToken(person, ["profile.read"], { days: 7, name: "Kurz" });
  const gone = await makeToken(person, ["profile.read"], { days: 30, name: "Widerrufen" });
  await person.browser.call(revokeToken, { params: { tokenId: gone.id } });
  const remind = async () => {
    await installation.write((ctx) => ctx.addJob(remindOfTokensJob, {}));
    const mails = await installation.mails(person.email);
    return mails.filter(({ template }) => template === "identity.token_expires");
  };
  installation.clock.advance({ hours: 24 * 22 });
  assert.equal((await remind()).length, 0);
  installation.clock.advance({ hours: 24 * 2 });
  await remind();
  const mails = await remind();
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ["Das API-Token «Lager» endet bald"],
  );
});

test("pattern 5: a lock stops guesses, no program: the token goes on, yet opens neither a session nor the live events", async () => {
  const customer = await buildCustomer(installation);
  const { token, program } = await makeToken(customer, ["organization.read", "profile.read"]);
  await installation.write(({ db, clock }) =>
    db
      .insertInto("authentication_failures")
      .values({
        ...{ user_id: customer.userId, authenticator: "password", failures: 100 },
        failed_at: clock.now().toString(),
      })
      .execute(),
  );
  assert.equal((await program.call(readTokenOwner)).status, 200);
  const credentials = { email: customer.email, password: testPassword };
  const signedIn = await program.call(signIn, { body: credentials });
  assert.deepEqual([signedIn.status, signedIn.problem.code], [403, "identity.token_not_allowed"]);
  assert.deepEqual(signedIn.headers.getSetCookie(), []);
  const events = await fetch(`${installation.url}/api/v1/organizations/${customer.organizationId}/events`, {
    headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(events.status, 403);
  await events.arrayBuffer();
});

test("pattern 33: what asks for a fresh proof, and the whole staff area, is never done by a token", async () => {
  const staff = await buildStaff(installation, "administrator");
  const { program, token } = await makeToken(staff, [...tokenScopes]);
  const closed = routes
    .map(({ endpoint }) => endpoint)
    .filter(({ actor, proof }) => actor === "staff" || (actor !== "visitor" && proof !== undefined));
  assert.ok(closed.length > 20, "the sensitive acts are gone");
  for (const endpoint of closed) {
    const path = `/api/v1${endpoint.path.replaceAll(/:\w+/g, newId())}`;
    const answer = await program.fetch(path, {
      method: endpoint.method,
      headers: { authorization: `Bearer ${token}` },
    });
    assert.ok([403, 404, 415].includes(answer.status), `${endpoint.id} ${answer.status}`);
    const { code } = (await answer.json()) as { code: string };
    if (answer.status === 403) assert.equal(code, "identity.token_not_allowed", endpoint.id);
  }
});
