import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff, testPassword, testTotpSecret } from "../../../../tests/support/people.ts";
import { listJobs } from "../../operations/jobs/job.contract.ts";
import { insertStaff } from "../accounts/account.queries.ts";
import { giveProof } from "../proofs/proof.contract.ts";
import { giveSecondFactor, readSession, signIn } from "../sessions/session.contract.ts";
import { confirmTotp, listFactors, startTotp } from "./factor.contract.ts";
import { codeOf } from "./totp.rules.ts";

const installation = await testInstallation();
const { clock } = installation;
const codeAt = (seconds: number) => codeOf(testTotpSecret, clock.now().add({ seconds }));
/** Limits count within windows, and codes within their half minute; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));

/** A browser of somebody with an authenticator app that is asked for the code. */
async function atSecondStep(email: string) {
  const browser = installation.browser();
  await browser.call(signIn, { body: { email, password: testPassword } });
  const give = async (code: string) =>
    (await browser.call(giveSecondFactor, { body: { method: "totp", code } })).status;
  return { browser, give };
}

test("SEC-1 a member of staff sets up an authenticator app, and the staff area opens", async () => {
  const person = await buildPerson(installation);
  await installation.write((ctx) => insertStaff(ctx.db, person.userId, "administrator", clock.now()));
  const { browser } = person;
  assert.equal((await browser.call(listJobs)).problem.code, "identity.second_factor_needed");
  const started = await browser.call(startTotp);
  assert.equal(started.status, 201);
  assert.match(started.body.otpauthUri, /^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
  assert.match(started.body.qrSvg, /^<svg/);
  assert.deepEqual((await browser.call(listFactors)).body.items, [], "not in force before its first code");
  const { factorId, secret } = started.body;
  const wrong = await browser.call(confirmTotp, { body: { factorId, code: "000000" } });
  assert.deepEqual([wrong.status, wrong.problem.code], [401, "identity.wrong_code"]);
  const before = browser.cookies.get("__Host-session");
  const first = codeOf(secret, clock.now());
  const confirmed = await browser.call(confirmTotp, { body: { factorId, code: first } });
  assert.equal(confirmed.body.backupCodes?.length, 10, "SEC-2: with the first factor come ten codes");
  assert.notEqual(browser.cookies.get("__Host-session"), before, "decision 8: a new token at each step up");
  assert.equal((await browser.call(listJobs)).status, 200);
  assert.deepEqual(
    (await installation.mails(person.email)).map((mail) => mail.template),
    ["identity.factor_added"],
  );
  const { give } = await atSecondStep(person.email);
  assert.equal(await give(first), 401, "the code that confirmed it is spent");
  clock.advance({ seconds: 30 });
  assert.equal(await give(codeOf(secret, clock.now())), 200);
});

test("pattern 18: a code works once, also in two sign-ins at the same moment", async () => {
  const staff = await buildStaff(installation);
  const steps = await Promise.all([1, 2, 3].map(() => atSecondStep(staff.email)));
  const code = codeAt(0);
  const answers = await Promise.all(steps.map((step) => step.give(code)));
  assert.deepEqual(answers.toSorted(), [200, 401, 401]);
});

test("pattern 18: a code of the step before is refused after the current one; a step of drift is allowed otherwise", async () => {
  const staff = await buildStaff(installation);
  assert.equal(await (await atSecondStep(staff.email)).give(codeAt(0)), 200);
  const next = await atSecondStep(staff.email);
  assert.equal(await next.give(codeAt(-30)), 401);
  assert.equal(await next.give(codeAt(60)), 401, "two steps ahead");
  assert.equal(await next.give(codeAt(30)), 200, "one step ahead");
});

test("pattern 19: wrong codes are counted by account, whatever the number of sign-ins, and stop at a hundred", async () => {
  const staff = await buildStaff(installation);
  await installation.write(({ db }) =>
    db
      .insertInto("authentication_failures")
      .values({
        user_id: staff.userId,
        authenticator: "totp",
        failures: 97,
        failed_at: clock.now().toString(),
      })
      .execute(),
  );
  for (let at = 0; at < 3; at++) assert.equal(await (await atSecondStep(staff.email)).give("000000"), 401);
  assert.equal(await (await atSecondStep(staff.email)).give(codeAt(0)), 401, "now the right code too");
  assert.deepEqual(
    (await installation.mails(staff.email)).map((mail) => mail.template),
    ["identity.code_locked"],
  );
});

test("an app that was begun is confirmed within a quarter of an hour, by its own user", async () => {
  const [person, other] = [await buildPerson(installation), await buildPerson(installation)];
  const { factorId, secret } = (await person.browser.call(startTotp)).body;
  const confirm = (browser: typeof person.browser) =>
    browser.call(confirmTotp, { body: { factorId, code: codeOf(secret, clock.now()) } });
  assert.equal((await confirm(other.browser)).status, 404);
  clock.advance({ minutes: 16 });
  await person.browser.call(giveProof, { body: { method: "password", password: testPassword } });
  assert.equal((await confirm(person.browser)).status, 404);
});

test("ASVS 11.3.3 the secret is sealed in the database, and bound to its factor", async () => {
  const person = await buildPerson(installation);
  const { factorId, secret } = (await person.browser.call(startTotp)).body;
  const [row] = await query<{ secret: Buffer }>(
    installation,
    `select secret from user_factors where id = '${factorId}'`,
  );
  assert.ok(row && !row.secret.includes(secret) && row.secret.length > 32 + 12 + 15);
});

test("strangers get 401, wrong input is told by field", async () => {
  const visitor = installation.browser();
  assert.equal((await visitor.call(listFactors)).status, 401);
  assert.equal((await visitor.call(startTotp)).status, 401);
  const { browser } = await buildPerson(installation);
  const wrong = await browser.call(confirmTotp, { body: { factorId: "1", code: "12345" } });
  assert.deepEqual(
    wrong.problem.fields?.map((field) => [field.path, field.code]),
    [
      ["factorId", "field.wrong"],
      ["code", "field.code"],
    ],
  );
  assert.equal((await browser.call(readSession)).body.user.hasSecondFactor, false);
});
