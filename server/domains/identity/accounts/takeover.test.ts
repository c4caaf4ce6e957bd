import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff, testPassword, testTotpSecret } from "../../../../tests/support/people.ts";
import { startServer } from "../../../../tests/support/server.ts";
import { codeOf } from "../factors/totp.rules.ts";
import { giveSecondFactor, readSession, signIn } from "../sessions/session.contract.ts";
import { askPasswordReset, confirmSignUp, resetPassword, signUp } from "./account.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const second = await startServer(installation);
const organization = { kind: "company" as const, name: "Muster AG", country: "CH" };
const lea = {
  email: "lea@example.com",
  firstName: "Lea",
  lastName: "Muster",
  language: "en" as const,
  organization,
};
const tokenOf = (mail: { link: string | undefined } | undefined) =>
  new URL(mail?.link ?? "").searchParams.get("token") ?? "";
const resets = async (email: string) =>
  (await installation.mails(email)).filter((mail) => mail.template === "identity.reset_password");
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 2 }));

test("pattern 25: who signs up with somebody else's address gets nothing, and keeps nothing", async () => {
  const thief = installation.browser();
  await thief.call(signUp, { body: { ...lea, password: "the thief knows this one", firstName: "Eve" } });
  const owner = installation.browser();
  await owner.call(signUp, { body: { ...lea, password: "only the owner knows it" } });
  const [planted, own] = await installation.mails(lea.email);
  assert.equal((await owner.call(confirmSignUp, { body: { token: tokenOf(own) } })).body.signedIn, true);
  assert.equal((await thief.call(readSession)).status, 401);
  assert.equal(
    (await owner.call(confirmSignUp, { body: { token: tokenOf(planted) } })).status,
    410,
    "the other link is dead now",
  );
  const enter = async (password: string) =>
    (await installation.browser().call(signIn, { body: { email: lea.email, password } })).status;
  assert.deepEqual(
    [await enter("the thief knows this one"), await enter("only the owner knows it")],
    [401, 200],
  );
});

test("pattern 25: whoever opens a link that somebody else asked for sets the password; the asker's counts for nothing", async () => {
  const email = "taken-over@example.com";
  const thief = installation.browser();
  const theirs = "the thief knows this one";
  await thief.call(signUp, { body: { ...lea, email, password: theirs } });
  const [mail] = await installation.mails(email);
  const owner = installation.browser();
  const body = { token: tokenOf(mail) };
  assert.equal((await owner.call(confirmSignUp, { body })).problem.code, "identity.password_needed");
  assert.equal((await query(installation, `select from users where email = '${email}'`)).length, 0);
  const password = "only the owner knows it";
  const confirmed = await owner.call(confirmSignUp, { body: { ...body, password } });
  assert.deepEqual([confirmed.status, confirmed.body.signedIn], [201, false]);
  const enter = async (typed: string) =>
    (await installation.browser().call(signIn, { body: { email, password: typed } })).status;
  assert.deepEqual([await enter(theirs), await enter(password)], [401, 200]);
  assert.equal((await thief.call(confirmSignUp, { body })).status, 410);
  const [flow] = await query<{ payload: object }>(
    installation,
    "select payload from flows where purpose = 'sign_up' order by created_at desc limit 1",
  );
  assert.deepEqual(flow?.payload, {}, "and nothing that was typed is kept");
});

test("pattern 25: a second sign-up for an address voids the first once it is confirmed, whichever is opened", async () => {
  const email = "twice@example.com";
  const [first, second] = [installation.browser(), installation.browser()];
  await first.call(signUp, { body: { ...lea, email, password: "the thief knows this one" } });
  await second.call(signUp, { body: { ...lea, email, password: "only the owner knows it" } });
  const [planted, own] = await installation.mails(email);
  const opened = await Promise.all([
    first.call(confirmSignUp, { body: { token: tokenOf(planted) } }),
    second.call(confirmSignUp, { body: { token: tokenOf(own) } }),
  ]);
  assert.deepEqual(opened.map(({ status }) => status).toSorted(), [201, 410]);
  const left = await query(
    installation,
    `select from flows where purpose = 'sign_up' and payload ->> 'email' = '${email}'`,
  );
  assert.equal(left.length, 0);
});

test("pattern 25: a reset for an address that was never confirmed sends nothing", async () => {
  const browser = installation.browser();
  const body = { ...lea, email: "victim@example.com", password: "the thief knows this one" };
  await browser.call(signUp, { body });
  await browser.call(askPasswordReset, { body: { email: body.email } });
  assert.deepEqual(
    (await installation.mails(body.email)).map((mail) => mail.template),
    ["identity.confirm_address"],
  );
});

test("what somebody typed does not come into the mail to an address that may be another's", async () => {
  const firstName = "You won at evil.example";
  for (const email of [lea.email, "unknown@example.com"]) {
    await installation.browser().call(signUp, {
      body: { ...lea, email, firstName, lastName: firstName, password: "eleven violet tunnels" },
    });
    const mail = (await installation.mails(email)).at(-1);
    assert.ok(mail && !mail.plain.includes("evil.example") && !mail.subject.includes("evil.example"));
  }
});

test("pattern 12: the link of a mail has the public address, whatever Host the request had", async () => {
  const { email } = await buildPerson(installation);
  await installation.browser().fetch("/api/v1/password-resets", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
      "x-forwarded-proto": "gopher",
    },
    body: JSON.stringify({ email }),
  });
  assert.match((await resets(email))[0]?.link ?? "", /^http:\/\/localhost:4400\/reset\?/);
});

test("pattern 11: a reset link that is used twice at once sets one password", async () => {
  const { email } = await buildPerson(installation);
  await installation.browser().call(askPasswordReset, { body: { email } });
  const token = tokenOf((await resets(email))[0]);
  const passwords = ["nine copper lanterns", "ten wooden harbours", "some other sentence"];
  const answers = await Promise.all(
    passwords.map((password) => installation.browser().call(resetPassword, { body: { token, password } })),
  );
  assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 410, 410]);
  const right = passwords[answers.findIndex((answer) => answer.status === 200)] ?? "";
  assert.equal((await installation.browser().call(signIn, { body: { email, password: right } })).status, 200);
});

test("pattern 14: a reset ends sessions and sign-ins that were begun, keeps the second factor, and signs nobody in", async () => {
  const staff = await buildStaff(installation);
  const begun = installation.browser();
  await begun.call(signIn, { body: { email: staff.email, password: testPassword } });
  const browser = installation.browser();
  await browser.call(askPasswordReset, { body: { email: staff.email } });
  const password = "nine copper lanterns";
  assert.equal(
    (
      await browser.call(resetPassword, {
        body: { token: tokenOf((await resets(staff.email))[0]), password },
      })
    ).status,
    200,
  );
  assert.equal((await browser.call(readSession)).status, 401);
  assert.equal((await staff.browser.call(readSession)).status, 401);
  const code = codeOf(testTotpSecret, clock.now());
  assert.equal(
    (await begun.call(giveSecondFactor, { body: { method: "totp", code } })).status,
    410,
    "begun with the old password",
  );
  assert.equal(
    (await browser.call(signIn, { body: { email: staff.email, password } })).body.step,
    "second_factor",
  );
  assert.equal((await browser.call(giveSecondFactor, { body: { method: "totp", code } })).status, 200);
  const mails = (await installation.mails(staff.email)).map((mail) => mail.template);
  assert.deepEqual(mails.slice(0, 2), ["identity.reset_password", "identity.password_changed"]);
});

test("pattern 34: a reset ends the live streams of every session, on every server", {
  timeout: 20_000,
}, async () => {
  const person = await buildStaff(installation);
  const there = second.browser();
  for (const [name, value] of person.browser.cookies) there.cookies.set(name, value);
  const stream = await there.fetch("/api/v1/staff/events");
  assert.equal(stream.status, 200);
  await installation.browser().call(askPasswordReset, { body: { email: person.email } });
  const body = { token: tokenOf((await resets(person.email))[0]), password: "nine copper lanterns" };
  assert.equal((await installation.browser().call(resetPassword, { body })).status, 200);
  assert.match(await stream.text(), /^retry/);
});

test("ACC-5 a new link voids the one before, an hour has few of them, and one works for half an hour", async () => {
  const { email, userId } = await buildPerson(installation);
  const ask = () => installation.browser().call(askPasswordReset, { body: { email } });
  for (let at = 0; at < 7; at++) {
    await ask();
    await installation.runJobs();
  }
  const mails = await resets(email);
  assert.equal(mails.length, 5, "a mailbox is not filled by strangers");
  const reset = async (mail: (typeof mails)[number] | undefined) =>
    (
      await installation
        .browser()
        .call(resetPassword, { body: { token: tokenOf(mail), password: "nine copper lanterns" } })
    ).status;
  assert.equal(await reset(mails[0]), 410);
  clock.advance({ minutes: 30 });
  assert.equal(await reset(mails[4]), 410);
  clock.advance({ minutes: 31 });
  await ask();
  assert.equal(await reset((await resets(email)).at(-1)), 200);
  const rows = await query<{ action: string }>(
    installation,
    `select action from user_audit where user_id = '${userId}' order by sequence desc limit 1`,
  );
  assert.equal(rows[0]?.action, "account.password_reset");
});
