import assert from "node:assert/strict";
import test from "node:test";
import type { Browser } from "../../../../tests/support/browser.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildCustomer,
  buildPerson,
  buildStaff,
  testPassword,
  testTotpSecret,
} from "../../../../tests/support/people.ts";
import { listJobs } from "../../operations/jobs/job.contract.ts";
import { updateProfile } from "../accounts/account.contract.ts";
import { codeOf } from "../factors/totp.rules.ts";
import { giveSecondFactor, readSession, signIn, signOut } from "./session.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const enter = (browser: Browser, email: string, password = testPassword) =>
  browser.call(signIn, { body: { email, password } });
const code = () => codeOf(testTotpSecret, clock.now());
const failuresOf = async (userId: string) =>
  (
    await query<{ failures: number }>(
      installation,
      `select failures from authentication_failures where user_id = '${userId}'`,
    )
  )[0]?.failures;
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));

test("ACC-2 signing in and out; the session is dead on the server, not only in the browser", async () => {
  const { email } = await buildPerson(installation);
  const browser = installation.browser();
  assert.deepEqual((await enter(browser, email.toUpperCase())).body, { step: "done" });
  assert.equal((await browser.call(readSession)).body.user.email, email);
  const kept = installation.browser();
  for (const [name, value] of browser.cookies) kept.cookies.set(name, value);
  assert.equal((await browser.call(signOut)).status, 204);
  assert.deepEqual([...browser.cookies.keys()], ["__Host-browser"], "the browser stays known");
  assert.equal((await kept.call(readSession)).status, 401, "ASVS 7.4.1");
});

test("pattern 8: each sign-in has a new token, the browser's old session is dead, and a planted one is never taken", async () => {
  const { email } = await buildPerson(installation);
  const browser = installation.browser();
  browser.cookies.set("__Host-session", "planted-by-somebody-else-43-characters-long");
  await enter(browser, email);
  const first = browser.cookies.get("__Host-session");
  assert.notEqual(first, "planted-by-somebody-else-43-characters-long");
  await enter(browser, email);
  assert.notEqual(browser.cookies.get("__Host-session"), first);
  const old = installation.browser();
  old.cookies.set("__Host-session", first ?? "");
  assert.equal((await old.call(readSession)).status, 401);
});

test("pattern 8: the second step belongs to the browser that took the first", async () => {
  const staff = await buildStaff(installation);
  const [browser, other] = [installation.browser(), installation.browser()];
  assert.deepEqual((await enter(browser, staff.email)).body, {
    step: "second_factor",
    factors: ["totp"],
    phones: [],
  });
  assert.equal(browser.cookies.has("__Host-session"), false, "no session before the second factor");
  assert.equal((await other.call(giveSecondFactor, { body: { method: "totp", code: code() } })).status, 410);
  assert.equal(
    (await browser.call(giveSecondFactor, { body: { method: "totp", code: code() } })).status,
    200,
  );
  assert.equal((await browser.call(readSession)).body.staff?.secondFactorGiven, true);
});

test("ACC-2 a session ends after the configured time without use, and after the longest time in any case", async () => {
  const { browser } = await buildPerson(installation);
  const { sessionIdleHours, sessionHours } = installation.services.config;
  const isIn = async () => (await browser.call(readSession)).status === 200;
  clock.advance({ hours: sessionIdleHours - 1 });
  assert.ok(await isIn());
  for (let used = sessionIdleHours; used < sessionHours - sessionIdleHours; used += sessionIdleHours - 1) {
    // Its use is noted beside the request.
    while (!(await seenNow(browser))) await new Promise((resolve) => setTimeout(resolve, 5));
    clock.advance({ hours: sessionIdleHours - 1 });
    assert.ok(await isIn(), "each use counts");
  }
  clock.advance({ hours: sessionHours });
  assert.equal(await isIn(), false);
  const idle = await buildPerson(installation);
  clock.advance({ hours: sessionIdleHours, seconds: 1 });
  assert.equal((await idle.browser.call(readSession)).status, 401);
});

async function seenNow(browser: Browser): Promise<boolean> {
  const { user } = (await browser.call(readSession)).body;
  const rows = await query<{ seen_at: string }>(
    installation,
    `select seen_at from sessions where user_id = '${user.id}'`,
  );
  return rows[0]?.seen_at === clock.now().toString();
}

test("staff have no staff area without a second factor, and again none when it is too old", async () => {
  const staff = await buildStaff(installation);
  assert.equal((await staff.browser.call(listJobs)).status, 200);
  clock.advance({ hours: installation.services.config.staffSessionHours });
  const stale = await staff.browser.call(listJobs);
  assert.deepEqual([stale.status, stale.problem.code], [403, "identity.second_factor_needed"]);
  assert.equal((await staff.browser.call(readSession)).body.staff?.secondFactorGiven, false);
  await enter(staff.browser, staff.email);
  await staff.browser.call(giveSecondFactor, { body: { method: "totp", code: code() } });
  assert.equal((await staff.browser.call(listJobs)).status, 200);
});

test("pattern 32, 34: staff whose role was taken away, and a member who was removed, are strangers at the next request", async () => {
  const staff = await buildStaff(installation);
  await installation.write(({ db }) => db.deleteFrom("staff").where("user_id", "=", staff.userId).execute());
  assert.equal((await staff.browser.call(listJobs)).status, 404);
  assert.equal((await staff.browser.call(readSession)).body.staff, null);
  const customer = await buildCustomer(installation);
  await installation.write(({ db }) =>
    db.deleteFrom("members").where("user_id", "=", customer.userId).execute(),
  );
  assert.equal(
    (await customer.browser.fetch(`/api/v1/organizations/${customer.organizationId}`)).status,
    404,
  );
});

test("pattern 4: guesses made at once are all counted", async () => {
  const person = await buildPerson(installation);
  const answers = await Promise.all(
    Array.from({ length: 9 }, () => enter(installation.browser(), person.email, "wrong horse battery")),
  );
  assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [401]);
  assert.equal(await failuresOf(person.userId), 9);
  assert.equal((await enter(installation.browser(), person.email)).status, 200);
  assert.equal(await failuresOf(person.userId), undefined, "a success sets the count back");
});

test("ACC-2 an address that is tried too often is refused for a while, known or not", async () => {
  const person = await buildPerson(installation);
  for (const email of [person.email, "unknown-too@example.com"]) {
    clock.advance({ minutes: 20 });
    const statuses: number[] = [];
    for (let at = 0; at < 21; at++)
      statuses.push((await enter(installation.browser(), email, "wrong horse battery")).status);
    assert.deepEqual(statuses, [...Array(20).fill(401), 429], email);
  }
});

test("pattern 44, ASVS 6.2.8: a long password is taken whole, a huge one refused before it is hashed", async () => {
  const { email } = await buildPerson(installation);
  const browser = installation.browser();
  assert.equal((await enter(browser, email, "x".repeat(1_025))).status, 422);
  assert.equal((await enter(browser, email, "x".repeat(1_000_000))).status, 413);
  assert.equal((await enter(browser, email, `${testPassword}x`)).status, 401);
  assert.equal((await enter(browser, email, testPassword.toUpperCase())).status, 401);
});

test("ASVS 16.3.1 each attempt stands in the account's log, with its factor", async () => {
  const staff = await buildStaff(installation);
  const browser = installation.browser();
  await enter(browser, staff.email, "wrong horse battery");
  await enter(browser, staff.email);
  await browser.call(giveSecondFactor, { body: { method: "totp", code: "000000" } });
  await browser.call(giveSecondFactor, { body: { method: "totp", code: code() } });
  await browser.call(signOut);
  const rows = await query<{ action: string }>(
    installation,
    `select action from user_audit where user_id = '${staff.userId}' order by sequence`,
  );
  assert.deepEqual(
    rows.map((row) => row.action),
    [
      "session.refused",
      "session.password_given",
      "session.second_factor_refused",
      "session.started",
      "session.ended",
    ],
  );
});

test("the session says who one is; strangers get 401, and wrong input is told by field", async () => {
  const visitor = installation.browser();
  for (const contract of [readSession, signOut]) assert.equal((await visitor.call(contract)).status, 401);
  assert.equal((await visitor.call(updateProfile, { body: {} })).status, 401);
  const empty = await visitor.call(signIn, { body: {} as never });
  assert.deepEqual(
    empty.problem.fields?.map((field) => [field.path, field.code]),
    [
      ["email", "field.required"],
      ["password", "field.required"],
    ],
  );
});
