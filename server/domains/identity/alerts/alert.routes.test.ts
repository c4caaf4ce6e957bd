import assert from "node:assert/strict";
import test from "node:test";
import type { Browser } from "../../../../tests/support/browser.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, type Person, testPassword } from "../../../../tests/support/people.ts";
import { signIn } from "../sessions/session.contract.ts";
import { changeAlerts, readAlerts } from "./alert.contract.ts";
import { tellOfFailuresJob } from "./alert.jobs.ts";

const installation = await testInstallation();
const { clock } = installation;
const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 3 }));

const enter = (browser: Browser, email: string, password = testPassword) =>
  browser.call(signIn, { body: { email, password } }, { headers });
const fail = (email: string) => enter(installation.browser(), email, "wrong horse battery");
const choose = (person: Person, signIns: "always" | "new_device" | "never", failures = false) =>
  enter(person.browser, person.email).then(() =>
    person.browser.call(changeAlerts, { body: { signIns, failures, lockAfter: 20 } }),
  );
const mailsTo = async (email: string) => (await installation.mails(email)).map(({ template }) => template);
const tell = () => installation.write((ctx) => tellOfFailuresJob.run(ctx, {}));

test("SEC-7 at first, a sign-in from a new device is told by mail, and no other", async () => {
  const { email } = await buildPerson(installation);
  const browser = installation.browser();
  await enter(browser, email);
  await enter(browser, email);
  const mails = await installation.mails(email);
  assert.deepEqual(
    mails.map(({ template }) => template),
    ["identity.signed_in_on_new_device"],
  );
  const [mail] = mails;
  assert.match(mail?.plain ?? "", /Browser: Firefox\nSystem: Linux\nTime: .+\(Europe\/Zurich\)/);
  assert.match(mail?.link ?? "", /\/me\/compromised$/);
  await enter(installation.browser(), email);
  assert.equal((await mailsTo(email)).length, 2);
});

test("SEC-7 every sign-in is told, or none, as the user chooses", async () => {
  const [always, never] = [await buildPerson(installation), await buildPerson(installation)];
  await choose(always, "always");
  await choose(never, "never");
  const before = [await mailsTo(always.email), await mailsTo(never.email)];
  for (const { email, browser } of [always, never]) {
    await enter(browser, email);
    await enter(installation.browser(), email);
  }
  assert.deepEqual((await mailsTo(always.email)).slice(before[0]?.length), [
    "identity.signed_in",
    "identity.signed_in_on_new_device",
  ]);
  assert.deepEqual((await mailsTo(never.email)).slice(before[1]?.length), []);
});

test("SEC-7 failed sign-ins are told once an hour with their number, if the user wants it", async () => {
  const [told, untold] = [await buildPerson(installation), await buildPerson(installation)];
  await choose(told, "never", true);
  for (const _ of [1, 2, 3]) for (const { email } of [told, untold]) await fail(email);
  await tell();
  const failures = async (email: string) =>
    (await installation.mails(email)).filter(({ template }) => template === "identity.sign_in_failed");
  assert.match(
    (await failures(told.email))[0]?.plain ?? "",
    /: 3\. The last one:\n\nBrowser: Firefox\nSystem: Linux/,
  );
  clock.advance({ minutes: 30 });
  await fail(told.email);
  await tell();
  assert.equal((await failures(told.email)).length, 1);
  clock.advance({ minutes: 31 });
  await fail(told.email);
  await tell();
  await tell();
  assert.match((await failures(told.email))[1]?.plain ?? "", /: 2\. The last one:/);
  assert.deepEqual([(await failures(told.email)).length, (await failures(untold.email)).length], [2, 0]);
});

test("SEC-7, SEC-8 the choice is read, changed after a fresh proof, and refused beyond 3 to 20", async () => {
  const { browser, email } = await buildPerson(installation);
  await enter(browser, email);
  assert.deepEqual((await browser.call(readAlerts)).body, {
    signIns: "new_device",
    failures: false,
    lockAfter: 10,
  });
  const body = { signIns: "never" as const, failures: true, lockAfter: 3 };
  assert.equal((await browser.call(changeAlerts, { body })).status, 204);
  assert.deepEqual((await browser.call(readAlerts)).body, body);
  for (const lockAfter of [2, 21]) {
    const answer = await browser.call(changeAlerts, { body: { ...body, lockAfter } });
    assert.deepEqual(
      answer.problem.fields?.map(({ path, code }) => [path, code]),
      [["lockAfter", "field.lock_after"]],
    );
  }
  clock.advance({ minutes: 11 });
  const stale = await browser.call(changeAlerts, { body });
  assert.deepEqual([stale.status, stale.problem.code], [403, "identity.proof_needed"]);
  assert.equal((await installation.browser().call(readAlerts)).status, 401);
});
