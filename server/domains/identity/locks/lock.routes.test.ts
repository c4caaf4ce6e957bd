import assert from "node:assert/strict";
import test from "node:test";
import type { Browser } from "../../../../tests/support/browser.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildCustomer,
  buildMember,
  buildPerson,
  buildStaff,
  type Person,
  testPassword,
  testTotpSecret,
} from "../../../../tests/support/people.ts";
import { bearer } from "../../../../tests/support/tokens.ts";
import { readAlerts } from "../alerts/alert.contract.ts";
import { codeOf } from "../factors/totp.rules.ts";
import { giveProof } from "../proofs/proof.contract.ts";
import { countAttempt } from "../sessions/failure.queries.ts";
import { listSessions } from "../sessions/own-session.contract.ts";
import { giveSecondFactor, readSession, signIn } from "../sessions/session.contract.ts";
import { createToken, readTokenOwner } from "../tokens/token.contract.ts";
import { askUnlock, clearLock, listLocks, unlock } from "./lock.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const wrong = "wrong horse battery";
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 2 }));

const enter = (browser: Browser, email: string, password = testPassword) =>
  browser.call(signIn, { body: { email, password } });
const enterAnew = (email: string, password = testPassword) => enter(installation.browser(), email, password);
const code = () => codeOf(testTotpSecret, clock.now());

/** Somebody who chose after how many failures the account locks. */
async function choose(userId: string, lockAfter: number): Promise<void> {
  await installation.write(({ db }) =>
    db.updateTable("users").set({ lock_after: lockAfter }).where("id", "=", userId).execute(),
  );
}

/** Wrong passwords from elsewhere, until the account is locked. */
async function lock({ userId, email }: Person, after = 3): Promise<void> {
  await choose(userId, after);
  for (let at = 0; at < after; at++) assert.equal((await enterAnew(email, wrong)).status, 401);
}

async function checksAgainstAccounts(): Promise<number> {
  const text = await (await installation.browser().fetch("/metrics")).text();
  return Number(/^chalet_password_checks_total\{against="account"\} (\d+)/m.exec(text)?.[1] ?? 0);
}

const templatesTo = async (email: string) =>
  (await installation.mails(email)).map((mail) => mail.template).filter((name) => !/signed_in/.test(name));

/** Everything that a caller sees of an answer. */
const shown = ({ status, problem, headers }: Awaited<ReturnType<typeof enter>>) => ({
  status,
  problem: { ...problem, requestId: undefined },
  headers: [...headers].filter(([name]) => !/^(date|ratelimit-.*)$/.test(name)),
});

test("SEC-8, pattern 3: a locked account answers like a wrong password, also to the right one; the truth goes by mail, once", async () => {
  const person = await buildPerson(installation);
  await lock(person);
  const answers = [
    await enterAnew(person.email),
    await enterAnew(person.email, wrong),
    await enterAnew("nobody@example.com", wrong),
  ];
  assert.deepEqual(shown(answers[0] as never), shown(answers[1] as never));
  assert.deepEqual(shown(answers[1] as never), shown(answers[2] as never));
  assert.equal(answers[0]?.status, 401);
  assert.deepEqual(await templatesTo(person.email), ["identity.password_locked"]);
  assert.equal((await person.browser.call(readSession)).status, 200, "who is signed in stays so");
});

test("pattern 4: fifty wrong passwords at once with a threshold of five cause five checks against the account's hash at most", async () => {
  const { userId, email } = await buildPerson(installation);
  await choose(userId, 5);
  const before = await checksAgainstAccounts();
  const answers = await Promise.all(Array.from({ length: 50 }, () => enterAnew(email, wrong)));
  assert.equal((await checksAgainstAccounts()) - before, 5);
  assert.deepEqual(
    [...new Set(answers.map(({ status }) => status))].sort(),
    [401, 429],
    "those beyond the limits of address and network are refused before they count",
  );
  // Whatever these limits let through, at any number of servers.
  const crowd = await buildPerson(installation);
  await choose(crowd.userId, 5);
  const attempts = await Promise.all(
    Array.from({ length: 50 }, () =>
      installation.write(({ db }) => countAttempt(db, crowd.userId, "password", clock.now())),
    ),
  );
  assert.equal(attempts.filter(({ allowed }) => allowed).length, 5);
  assert.equal(attempts.filter(({ isLast }) => isLast).length, 1);
  assert.equal((await enterAnew(email)).status, 429);
  clock.advance({ hours: 1 });
  assert.equal((await enterAnew(email)).status, 401, "locked");
});

test("SEC-8 the count starts anew after a success; the lock stays, however much time goes by", async () => {
  const person = await buildPerson(installation);
  await choose(person.userId, 3);
  for (const _ of [1, 2]) await enterAnew(person.email, wrong);
  assert.equal((await enterAnew(person.email)).status, 200);
  for (const _ of [1, 2]) await enterAnew(person.email, wrong);
  assert.equal((await enterAnew(person.email)).status, 200, "two and two are not in a row");
  await lock(person);
  clock.advance({ hours: 24 * 30 });
  assert.equal((await enterAnew(person.email)).status, 401);
});

test("SEC-8, pattern 6: whoever locks an account from elsewhere does not shut its owner out of a known device", async () => {
  const person = await buildPerson(installation);
  const own = installation.browser();
  await enter(own, person.email);
  await lock(person);
  // A stranger goes on trying, beyond the limit of the address.
  for (let at = 0; at < 20; at++) await enterAnew(person.email, wrong);
  clock.advance({ minutes: 6 });
  assert.equal((await enterAnew(person.email)).status, 429);
  assert.equal((await enter(own, person.email, wrong)).status, 401);
  assert.equal((await enter(own, person.email)).status, 200, "counted apart");
  clock.advance({ hours: 1 });
  assert.equal((await enterAnew(person.email)).status, 200, "the owner's success opens the lock");
  assert.deepEqual(await templatesTo(person.email), ["identity.password_locked"]);
});

test("SEC-8 a known device has as many tries as any other; then it locks the account, and is trusted no more", async () => {
  const person = await buildPerson(installation);
  const [own, other] = [installation.browser(), installation.browser()];
  for (const browser of [own, other]) await enter(browser, person.email);
  await choose(person.userId, 3);
  const before = await checksAgainstAccounts();
  for (let at = 0; at < 5; at++) assert.equal((await enter(own, person.email, wrong)).status, 401);
  assert.equal((await checksAgainstAccounts()) - before, 3);
  assert.equal((await enter(own, person.email)).status, 401);
  assert.equal((await enterAnew(person.email)).status, 401);
  assert.equal((await enter(other, person.email)).status, 200);
});

test("pattern 6: mails of locks are one an hour, however often somebody locks", async () => {
  const person = await buildPerson(installation);
  const own = installation.browser();
  await enter(own, person.email);
  for (const _ of [1, 2]) {
    await lock(person);
    await enter(own, person.email);
  }
  assert.deepEqual(await templatesTo(person.email), ["identity.password_locked"]);
});

test("pattern 5: a sign-in that waits for its second factor is over when the account locks, and a proof by password is refused", async () => {
  const staff = await buildStaff(installation);
  const waiting = installation.browser();
  assert.equal((await enter(waiting, staff.email)).body.step, "second_factor");
  await lock(staff);
  const late = await waiting.call(giveSecondFactor, { body: { method: "totp", code: code() } });
  assert.deepEqual([late.status, late.problem.code], [410, "identity.link_unusable"]);
  // This session runs in no known device.
  const proof = await staff.browser.call(giveProof, { body: { method: "password", password: testPassword } });
  assert.deepEqual([proof.status, proof.problem.code], [403, "identity.wrong_password"]);
  const body = { method: "totp" as const, code: code() };
  assert.equal((await staff.browser.call(giveProof, { body })).status, 204, "codes are counted apart");
  assert.equal((await staff.browser.call(readSession)).status, 200);
});

test("pattern 5: an API token checks no password: it goes on working, and opens nothing that a lock closes", async () => {
  const person = await buildPerson(installation);
  const body = { name: "Backup", scopes: ["profile.read" as const], days: 30 as const, organizationId: null };
  const made = await person.browser.call(createToken, { body });
  assert.equal(made.status, 201);
  await lock(person);
  const program = bearer(installation, made.body.token);
  assert.equal((await program.call(readTokenOwner)).status, 200);
  for (const closed of [readSession, readAlerts, listSessions])
    assert.notEqual((await program.call(closed)).status, 200, closed.id);
});

test("SEC-8, pattern 32: who may unlock whom", async () => {
  const owner = await buildCustomer(installation);
  const { organizationId } = owner;
  const member = (role: Parameters<typeof buildMember>[2]) => buildMember(installation, organizationId, role);
  const people = {
    legal: owner as Person,
    otherLegal: await member("legal_representative"),
    admin: await member("administrator"),
    otherAdmin: await member("administrator"),
    collaborator: await member("collaborator"),
    external: await member("external"),
  };
  const stranger = await buildCustomer(installation);
  const may: [keyof typeof people, keyof typeof people, number][] = [
    ["legal", "legal", 404],
    ["legal", "otherLegal", 204],
    ["legal", "admin", 204],
    ["admin", "legal", 404],
    ["admin", "admin", 404],
    ["admin", "otherAdmin", 204],
    ["admin", "collaborator", 204],
    ["collaborator", "external", 403],
    ["external", "collaborator", 403],
  ];
  for (const [actor, locked, status] of may) {
    clock.advance({ hours: 1 });
    await lock(people[locked]);
    const { browser } = people[actor];
    const params = { organizationId, userId: people[locked].userId };
    const shownTo = await browser.call(listLocks, { params: { organizationId } });
    if (status === 403) assert.equal(shownTo.status, 403);
    else {
      const listed = shownTo.body.items.some(({ userId }) => userId === people[locked].userId);
      assert.equal(listed, status === 204, `${actor} sees the lock of ${locked}`);
    }
    const answer = await browser.call(clearLock, { params });
    assert.equal(answer.status, status, `${actor} unlocks ${locked}`);
    assert.equal((await enterAnew(people[locked].email)).status, status === 204 ? 200 : 401);
    assert.equal((await stranger.browser.call(clearLock, { params })).status, 404);
    const elsewhere = { organizationId: stranger.organizationId, userId: params.userId };
    assert.equal((await stranger.browser.call(clearLock, { params: elsewhere })).status, 404);
    await installation.write(({ db }) => db.deleteFrom("authentication_failures").execute());
  }
});

test("SEC-8, security decision 6: unlocking touches the lock alone; the person is told, and both logs have it", async () => {
  const { browser, organizationId } = await buildCustomer(installation, { name: "Bergblick AG" });
  const member = await buildMember(installation, organizationId, "collaborator");
  const credentials = () =>
    query(installation, `select * from user_passwords where user_id = '${member.userId}'`);
  const before = await credentials();
  await lock(member);
  const params = { organizationId, userId: member.userId };
  assert.equal((await browser.call(clearLock, { params })).status, 204);
  assert.equal((await browser.call(clearLock, { params })).status, 404, "there is no lock any more");
  assert.deepEqual(await credentials(), before);
  assert.equal((await enterAnew(member.email, wrong)).status, 401);
  const mail = (await installation.mails(member.email)).find(
    ({ template }) => template === "identity.unlocked_by_member",
  );
  assert.match(mail?.plain ?? "", /of Bergblick AG has unlocked your account/);
  const own = await query<{ action: string }>(
    installation,
    `select action from user_audit where user_id = '${member.userId}' and action = 'session.unlocked'`,
  );
  const organizations = await query<{ action: string }>(
    installation,
    `select action from organization_audit where organization_id = '${organizationId}' and action = 'lock.clear'`,
  );
  assert.deepEqual([own.length, organizations.length], [1, 1]);
});

test("NIST 3.2.2: an administrator cannot buy somebody more than a hundred guesses in a row", async () => {
  const { browser, organizationId } = await buildCustomer(installation);
  const member = await buildMember(installation, organizationId, "collaborator");
  const params = { organizationId, userId: member.userId };
  await choose(member.userId, 20);
  const before = await checksAgainstAccounts();
  const statuses: number[] = [];
  for (let round = 0; round < 6; round++) {
    for (let at = 0; at < 20; at++) {
      if (at % 10 === 0) clock.advance({ hours: 1 });
      await enterAnew(member.email, wrong);
    }
    statuses.push((await browser.call(clearLock, { params })).status);
  }
  assert.deepEqual(statuses, [204, 204, 204, 204, 409, 409]);
  assert.equal((await checksAgainstAccounts()) - before, 100);
});

test("pattern 1: asking to unlock is answered alike, and mails go to locked accounts alone, one an hour", async () => {
  const [locked, open] = [await buildPerson(installation), await buildPerson(installation)];
  await lock(locked);
  const ask = async (email: string) => {
    const answer = await installation.browser().call(askUnlock, { body: { email } });
    await installation.runJobs();
    return {
      status: answer.status,
      bytes: answer.bytes.toString(),
      headers: [...answer.headers].filter(([name]) => !/^(date|ratelimit-.*)$/.test(name)),
    };
  };
  const answers = [await ask(locked.email), await ask(open.email), await ask("nobody@example.com")];
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  await ask(locked.email);
  assert.deepEqual(await templatesTo(locked.email), ["identity.password_locked", "identity.unlock_link"]);
  assert.deepEqual(await templatesTo(open.email), []);
  clock.advance({ hours: 1 });
  await ask(locked.email);
  assert.equal((await templatesTo(locked.email)).length, 3);
});

/** The token of the link in the newest mail. */
async function tokenFor(email: string, recipient = email): Promise<string> {
  await installation.browser().call(askUnlock, { body: { email } });
  await installation.runJobs();
  const link = (await installation.mails(recipient)).at(-1)?.link ?? "";
  return new URL(link).searchParams.get("token") ?? "";
}

test("SEC-8 the secure form asks for the password where there is no factor; its guesses are counted apart, and nobody is signed in", async () => {
  const person = await buildPerson(installation);
  await lock(person);
  const token = await tokenFor(person.email);
  const give = (password: string) => {
    const browser = installation.browser();
    return browser.call(unlock, { body: { method: "password", token, password } });
  };
  assert.equal((await give(wrong)).status, 403);
  const done = await give(testPassword);
  assert.deepEqual([done.status, done.headers.getSetCookie()], [204, []]);
  assert.equal((await give(testPassword)).status, 410, "pattern 11: a link works once");
  assert.equal((await enterAnew(person.email)).status, 200);
  assert.deepEqual((await templatesTo(person.email)).slice(-1), ["identity.unlocked"]);
});

test("SEC-8, pattern 5: the form's own password is locked like any other", async () => {
  const person = await buildPerson(installation);
  await lock(person);
  const token = await tokenFor(person.email);
  const give = (password: string) =>
    installation.browser().call(unlock, { body: { method: "password", token, password } });
  for (const _ of [1, 2, 3]) assert.equal((await give(wrong)).status, 403);
  assert.equal((await give(testPassword)).status, 403);
});

test("SEC-8 the secure form asks for a second factor where there is one, by a link to the recovery e-mail", async () => {
  const staff = await buildStaff(installation);
  const now = clock.now().toString();
  await installation.write(({ db }) =>
    db
      .insertInto("recovery_addresses")
      .values({
        ...{ id: crypto.randomUUID(), user_id: staff.userId, email: "refuge@example.com" },
        ...{ confirmed_at: now, usable_at: now, ends_at: null },
      })
      .execute(),
  );
  await lock(staff);
  const token = await tokenFor(staff.email, "refuge@example.com");
  const browser = installation.browser();
  const byPassword = await browser.call(unlock, {
    body: { method: "password", token, password: testPassword },
  });
  assert.deepEqual([byPassword.status, byPassword.problem.code], [403, "identity.factor_proof_needed"]);
  const wrongCode = await browser.call(unlock, { body: { method: "totp", token, code: "000000" } });
  assert.equal(wrongCode.status, 401);
  assert.equal((await browser.call(unlock, { body: { method: "totp", token, code: code() } })).status, 204);
  assert.equal((await enterAnew(staff.email)).body.step, "second_factor");
});

test("pattern 9, 10: a link of another kind, or of none, unlocks nothing", async () => {
  const person = await buildPerson(installation);
  await lock(person);
  for (const token of ["x".repeat(43), "y".repeat(20)]) {
    const answer = await installation
      .browser()
      .call(unlock, { body: { method: "password", token, password: testPassword } });
    assert.equal(answer.status, 410);
  }
  const token = await tokenFor(person.email);
  clock.advance({ minutes: 31 });
  const late = await installation
    .browser()
    .call(unlock, { body: { method: "password", token, password: testPassword } });
  assert.equal(late.status, 410, "after thirty minutes");
});
