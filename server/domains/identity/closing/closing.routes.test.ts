import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { queryAsOwner } from "../../../../tests/support/owner.ts";
import {
  buildCustomer,
  buildMember,
  buildPerson,
  buildStaff,
  type Person,
  testPassword,
} from "../../../../tests/support/people.ts";
import { verifyAudit } from "../../../platform/audit/verify-audit.ts";
import { newId } from "../../../platform/ids.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import { listActivity } from "../../organizations/activity/activity.contract.ts";
import {
  leaveOrganization,
  listMembers,
  listMemberships,
} from "../../organizations/members/member.contract.ts";
import { createOrganization } from "../../organizations/organizations/organization.contract.ts";
import { updateProfile } from "../accounts/account.contract.ts";
import { insertUser } from "../accounts/account.queries.ts";
import { changeNewsTopic, readNewsTopics } from "../news/news.contract.ts";
import { hashPassword } from "../passwords/hash-password.ts";
import { changePhone, readPhone } from "../phones/phone.contract.ts";
import { readSession, signIn } from "../sessions/session.contract.ts";
import { startSessionOf } from "../sessions/start-session.ts";
import { closeAccount, readClosing } from "./closing.contract.ts";
import { eraseMailsJob } from "./closing.jobs.ts";

const installation = await testInstallation();

const close = ({ browser }: Person, password = testPassword) =>
  browser.call(closeAccount, { body: { password } });
const userOf = async ({ userId }: Person) =>
  (
    await query<{ email: string; first_name: string; last_name: string; closed_at: string | null }>(
      installation,
      `select email, first_name, last_name, closed_at from users where id = '${userId}'`,
    )
  )[0];
const isOpen = async (person: Person) => (await userOf(person))?.closed_at === null;

test("ACC-6 closing erases the person, ends every session, and a last mail says so", async () => {
  const customer = await buildCustomer(installation, { language: "de" });
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "administrator");
  await member.browser.call(updateProfile, { body: { firstName: "Grace", lastName: "Hopper" } });
  await member.browser.call(changePhone, { body: { number: "+41446681800" } });
  await member.browser.call(changeNewsTopic, { body: { topic: "offers", isOn: true } });
  const elsewhere = installation.browser();
  await elsewhere.call(signIn, { body: { email: member.email, password: testPassword } });
  await installation.runJobs();
  const before = (await member.browser.call(readClosing)).body;
  assert.deepEqual([before.obstacles, before.organizations.map(({ id }) => id)], [[], [organizationId]]);

  assert.equal((await close(member)).status, 204);
  assert.equal(member.browser.cookies.has("__Host-session"), false);
  for (const browser of [member.browser, elsewhere])
    assert.equal((await browser.call(readSession)).status, 401);
  const after = await userOf(member);
  assert.deepEqual([after?.email, after?.first_name, after?.last_name], [`closed:${member.userId}`, "", ""]);
  const params = { organizationId };
  const members = (await customer.browser.call(listMembers, { params })).body.items;
  assert.deepEqual(
    members.map(({ userId }) => userId),
    [customer.userId],
  );
  const [entry] = (await customer.browser.call(listActivity, { params })).body.items;
  assert.deepEqual([entry?.action, entry?.actorName], ["member.leave", "Grace Hopper"]);
  assert.match((await installation.mails(customer.email)).at(-1)?.subject ?? "", /^Grace Hopper hat/);

  const [last, ...more] = await installation.mails(member.email);
  assert.deepEqual(
    [last?.subject, more.length],
    ["Your account is closed", 0],
    "one last mail, the others are erased",
  );
  await runJob(installation.services, eraseMailsJob, { userId: member.userId });
  const kept = await query(
    installation,
    `select from mails where user_id = '${member.userId}' and (recipient <> '' or html is not null or params <> '{}')`,
  );
  assert.deepEqual(kept, []);
  assert.deepEqual((await installation.write(({ db }) => verifyAudit(db))).broken, [], "the logs are whole");
});

test("ACC-6 no table keeps anything of a closed account, and a new table cannot be forgotten", async () => {
  const statement = readFileSync(join(import.meta.dirname, "closing.queries.ts"), "utf8");
  const tables = await queryAsOwner<{ name: string }>(
    installation,
    `select distinct c.conrelid::regclass::text as name from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'users'::regclass and a.attname = 'user_id' order by 1`,
  );
  assert.ok(tables.length >= 12, "the tables of users are gone");
  const elsewhere = ["members", "user_passwords"];
  const forgotten = tables
    .map(({ name }) => name)
    .filter((name) => !elsewhere.includes(name) && !statement.includes(`delete from ${name} where user_id`));
  assert.deepEqual(forgotten, [], "erase its rows in eraseBelongings");
  const person = await buildPerson(installation);
  await person.browser.call(changePhone, { body: { number: "+41446681800" } });
  await person.browser.call(changeNewsTopic, { body: { topic: "events", isOn: true } });
  assert.equal((await close(person)).status, 204);
  for (const { name } of tables) {
    const rows = await queryAsOwner(installation, `select from ${name} where user_id = '${person.userId}'`);
    assert.equal(rows.length, 0, name);
  }
});

test("ACC-6 ORG-5 refused while one is the last legal representative; possible once another is appointed", async () => {
  const customer = await buildCustomer(installation, { name: "Bleibt AG" });
  const second = await buildMember(installation, customer.organizationId, "administrator");
  const refused = await close(customer);
  assert.deepEqual([refused.status, refused.problem.code], [409, "identity.closing_refused"]);
  assert.equal((await customer.browser.call(readSession)).status, 200, "nothing has happened");
  assert.deepEqual((await customer.browser.call(readClosing)).body.obstacles, [
    { kind: "last_legal_representative", organizationId: customer.organizationId, name: "Bleibt AG" },
  ]);
  await installation.write(({ db }) =>
    db
      .updateTable("members")
      .set({ role: "legal_representative" })
      .where("organization_id", "=", customer.organizationId)
      .where("user_id", "=", second.userId)
      .execute(),
  );
  assert.equal((await close(customer)).status, 204);
});

test("ACC-6 the last administrator of the provider cannot close the account, other staff can", async () => {
  const administrator = await buildStaff(installation, "administrator");
  assert.deepEqual((await administrator.browser.call(readClosing)).body.obstacles, [
    { kind: "last_administrator" },
  ]);
  assert.equal((await close(administrator)).problem.code, "identity.closing_refused");
  const support = await buildStaff(installation, "support");
  assert.equal((await close(support)).status, 204);
  const second = await buildStaff(installation, "administrator");
  const both = await Promise.all([administrator, second].map((one) => close(one)));
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [204, 409], "of two at once, one stays");
});

test("pattern 46: a stolen session without the password closes nothing, however often it guesses", async () => {
  const person = await buildPerson(installation);
  for (let guess = 0; guess < 3; guess += 1) {
    const refused = await close(person, `wrong password ${guess}`);
    assert.deepEqual([refused.status, refused.problem.code], [403, "identity.wrong_password"]);
  }
  const path = "/api/v1/me/closing";
  const empty = await person.browser.fetch(path, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  assert.equal(empty.status, 422);
  assert.equal(await isOpen(person), true);
});

test("pattern 46 pattern 35: a page of another site closes nothing, not even with the right password", async () => {
  const person = await buildPerson(installation);
  const answer = await person.browser.fetch("/api/v1/me/closing", {
    method: "POST",
    body: JSON.stringify({ password: testPassword }),
    headers: { "content-type": "application/json", origin: "https://evil.example" },
  });
  assert.equal(answer.status, 403);
  assert.equal(await isOpen(person), true);
});

test("pattern 46: twice at once closes once, and tells once", async () => {
  const person = await buildPerson(installation);
  const answers = await Promise.all([close(person), close(person), close(person)]);
  assert.equal(answers.filter(({ status }) => status === 204).length, 1);
  for (const { status } of answers) assert.ok([204, 401, 403, 404].includes(status), String(status));
  assert.equal((await installation.mails(person.email)).length, 1);
});

test("pattern 46: at once with the departure of the other legal representative, one of the two stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    const customer = await buildCustomer(installation);
    const { organizationId } = customer;
    const second = await buildMember(installation, organizationId, "legal_representative");
    const [closed, left] = await Promise.all([
      close(customer),
      second.browser.call(leaveOrganization, { params: { organizationId }, body: { confirmed: true } }),
    ]);
    assert.deepEqual([closed.status, left.status].toSorted(), [204, 409]);
  }
});

test("pattern 46: what was under way while the account closed gives it nothing", async () => {
  const person = await buildPerson(installation);
  const found = () =>
    person.browser.call(createOrganization, { body: { kind: "company", name: "Zu spät AG", country: "CH" } });
  const [closed] = await Promise.all([close(person), found(), found()]);
  if (closed.status !== 204) return assert.equal(closed.problem.code, "identity.closing_refused");
  const rows = await query(installation, `select from members where user_id = '${person.userId}'`);
  assert.deepEqual(rows, []);
  await assert.rejects(
    installation.write((ctx) => startSessionOf(ctx, person.userId, false)),
    /the account is closed/,
  );
});

test("pattern 46: a new account with the same address gets nothing of the old one", async () => {
  const customer = await buildCustomer(installation);
  const person = await buildMember(installation, customer.organizationId, "administrator");
  await person.browser.call(changePhone, { body: { number: "+41446681800" } });
  await person.browser.call(changeNewsTopic, { body: { topic: "offers", isOn: true } });
  assert.equal((await close(person)).status, 204);
  const attempt = await installation
    .browser()
    .call(signIn, { body: { email: person.email, password: testPassword } });
  assert.deepEqual([attempt.status, attempt.problem.code], [401, "identity.wrong_credentials"]);
  const again = await buildPerson(installation, { email: person.email });
  assert.notEqual(again.userId, person.userId);
  assert.deepEqual((await again.browser.call(listMemberships)).body.items, []);
  assert.equal((await again.browser.call(readPhone)).body.number, null);
  const on = (await again.browser.call(readNewsTopics)).body.items.filter(({ isOn }) => isOn);
  assert.deepEqual(
    on.map(({ topic }) => topic),
    ["maintenance"],
  );
  const taken = await installation.write(async (ctx) =>
    insertUser(
      ctx.db,
      {
        id: crypto.randomUUID(),
        email: person.email,
        firstName: "A",
        lastName: "B",
        language: "en",
        passwordHash: await hashPassword("nine copper lanterns"),
      },
      ctx.clock.now(),
    ),
  );
  assert.equal(taken, false, "the address is that of the new account alone");
});

test("ACC-6 the address of a closed account stands in no invitation that it accepted", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const member = await buildMember(installation, organizationId, "collaborator");
  await installation.write(async ({ db, clock }) => {
    const now = clock.now().toString();
    await db
      .insertInto("invitations")
      .values({
        ...{ organization_id: organizationId, id: newId(), email: member.email, role: "collaborator" },
        ...{ has_billing: false, language: "en", state: "accepted", secret_hash: Buffer.alloc(32) },
        ...{ invited_by: customer.userId, created_at: now, sent_at: now, expires_at: now, decided_at: now },
        accepted_by: member.userId,
      })
      .execute();
  });
  assert.equal((await close(member)).status, 204);
  const rows = await query<{ email: string }>(
    installation,
    `select email from invitations where accepted_by = '${member.userId}'`,
  );
  assert.deepEqual(rows, [{ email: `closed:${member.userId}` }]);
});
