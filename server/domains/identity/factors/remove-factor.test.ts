import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff, testPassword } from "../../../../tests/support/people.ts";
import { listJobs } from "../../operations/jobs/job.contract.ts";
import { renewBackupCodes } from "../backup-codes/backup-code.contract.ts";
import { giveProof } from "../proofs/proof.contract.ts";
import { giveSecondFactor, signIn } from "../sessions/session.contract.ts";
import { listFactors, removeFactor, renameFactor } from "./factor.contract.ts";
import { addApp, atSecondStep } from "./factor.factory.ts";

const installation = await testInstallation();
const { clock } = installation;
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));
const password = testPassword;
const templates = async (email: string) => (await installation.mails(email)).map(({ template }) => template);

test("SEC-1 several apps are listed by their names, with what each was used for last", async () => {
  const { browser } = await buildPerson(installation);
  const first = await addApp(installation, browser);
  const second = await addApp(installation, browser);
  assert.equal(second.backupCodes, null, "SEC-2: the second factor brings no new codes");
  const name = "  Phone of the office ";
  const params = { factorId: second.factorId };
  assert.equal((await browser.call(renameFactor, { params, body: { name } })).status, 204);
  const { items, backupCodes } = (await browser.call(listFactors)).body;
  assert.deepEqual(
    items.map((item) => [item.id, item.kind, item.name, item.number]),
    [
      [first.factorId, "totp", "", null],
      [second.factorId, "totp", "Phone of the office", null],
    ],
  );
  assert.ok(items.every(({ lastUsedAt }) => lastUsedAt));
  assert.equal(backupCodes?.left, 10);
});

test("SEC-4 a factor is removed by the password typed again; the last one is said to be the last, and takes the codes with it", async () => {
  const { browser, email, userId } = await buildPerson(installation);
  const apps = [await addApp(installation, browser), await addApp(installation, browser)];
  const remove = (at: number, typed = password) =>
    browser.call(removeFactor, { params: { factorId: apps[at]?.factorId ?? "" }, body: { password: typed } });
  const wrong = await remove(0, "wrong horse battery");
  assert.deepEqual([wrong.status, wrong.problem.code], [403, "identity.wrong_password"]);
  assert.deepEqual((await remove(0)).body, { wasLast: false });
  assert.equal((await remove(0)).status, 404, "it is gone");
  const spare = apps[0]?.backupCodes?.[0] ?? "";
  assert.deepEqual((await remove(1)).body, { wasLast: true });
  const { items, backupCodes } = (await browser.call(listFactors)).body;
  assert.deepEqual([items, backupCodes], [[], null], "backup codes are void with the last factor");
  assert.deepEqual(await templates(email), [
    "identity.factor_added",
    "identity.factor_added",
    "identity.factor_removed",
    "identity.last_factor_removed",
  ]);
  const entered = await installation.browser().call(signIn, { body: { email, password } });
  assert.equal(entered.body.step, "done");
  await addApp(installation, browser);
  const again = await atSecondStep(installation, email);
  const body = { method: "backup_code" as const, code: spare };
  assert.equal((await again.call(giveSecondFactor, { body })).status, 401, "a code of the old sheet");
  const logged = await query<{ action: string }>(
    installation,
    `select action from user_audit where user_id = '${userId}' and action like 'factor.%' order by sequence`,
  );
  assert.equal(logged.filter(({ action }) => action === "factor.removed").length, 2);
});

test("SEC-4 two removals at once: exactly one of them was the last", async () => {
  const { browser } = await buildPerson(installation);
  const apps = [await addApp(installation, browser), await addApp(installation, browser)];
  const answers = await Promise.all(
    apps.map(({ factorId }) => browser.call(removeFactor, { params: { factorId }, body: { password } })),
  );
  assert.deepEqual(answers.map(({ body }) => body.wasLast).toSorted(), [false, true]);
  assert.equal((await browser.call(listFactors)).body.backupCodes, null);
});

test("SEC-4 the password alone takes no factor away: a session that gave none is asked for one", async () => {
  const { browser, email } = await buildPerson(installation);
  const old = installation.browser();
  await old.call(signIn, { body: { email, password } });
  const { factorId } = await addApp(installation, browser);
  const refused = await old.call(removeFactor, { params: { factorId }, body: { password } });
  assert.deepEqual([refused.status, refused.problem.code], [403, "identity.factor_proof_needed"]);
  assert.equal((await browser.call(listFactors)).body.items.length, 1);
});

test("ASVS 7.4.3 the first factor makes sensitive acts of other sessions ask for a proof, which the password is not", async () => {
  const { browser, email } = await buildPerson(installation);
  const other = installation.browser();
  await other.call(signIn, { body: { email, password } });
  await addApp(installation, browser);
  assert.equal((await other.call(renewBackupCodes)).problem.code, "identity.proof_needed");
  const proved = await other.call(giveProof, { body: { method: "password", password } });
  assert.equal(proved.problem.code, "identity.factor_proof_needed");
  assert.equal((await browser.call(renewBackupCodes)).status, 201);
});

test("SEC-4 a factor that is gone proves nothing: the staff area closes with the last one", async () => {
  const { browser } = await buildStaff(installation);
  assert.equal((await browser.call(listJobs)).status, 200);
  const [factor] = (await browser.call(listFactors)).body.items;
  await browser.call(removeFactor, { params: { factorId: factor?.id ?? "" }, body: { password } });
  assert.equal((await browser.call(listJobs)).problem.code, "identity.second_factor_needed");
});

test("decision 9: a short password keeps its last factor, and says what to do", async () => {
  const { browser, userId } = await buildPerson(installation);
  const { factorId } = await addApp(installation, browser);
  await installation.write(({ db }) =>
    db.updateTable("user_passwords").set({ is_short: true }).where("user_id", "=", userId).execute(),
  );
  const refused = await browser.call(removeFactor, { params: { factorId }, body: { password } });
  assert.deepEqual([refused.status, refused.problem.code], [409, "identity.password_short_alone"]);
  const { items, backupCodes } = (await browser.call(listFactors)).body;
  assert.deepEqual([items.length, backupCodes?.left], [1, 10], "nothing was removed");
});

test("factors are their owner's alone: nobody else names or removes them", async () => {
  const [person, thief] = [await buildPerson(installation), await buildPerson(installation)];
  const { factorId } = await addApp(installation, person.browser);
  await addApp(installation, thief.browser);
  const params = { factorId };
  const renamed = await thief.browser.call(renameFactor, { params, body: { name: "mine" } });
  const removed = await thief.browser.call(removeFactor, { params, body: { password } });
  assert.deepEqual([renamed.status, removed.status], [404, 404]);
  const visitor = installation.browser();
  assert.equal((await visitor.call(removeFactor, { params, body: { password } })).status, 401);
  const wrong = await person.browser.call(renameFactor, { params, body: { name: "one\nother" } });
  assert.equal(wrong.problem.fields?.[0]?.code, "field.one_line");
});

test("SEC-4 with the last factor the trust in remembered devices ends", async () => {
  const { browser, email } = await buildPerson(installation);
  const { factorId, backupCodes } = await addApp(installation, browser);
  const trusted = await atSecondStep(installation, email);
  const body = { method: "backup_code" as const, code: backupCodes?.[0] ?? "", remember: true };
  assert.equal((await trusted.call(giveSecondFactor, { body })).status, 200);
  const enter = async () => (await trusted.call(signIn, { body: { email, password } })).body.step;
  assert.equal(await enter(), "done", "the password suffices there");
  await browser.call(removeFactor, { params: { factorId }, body: { password } });
  await addApp(installation, browser);
  assert.equal(await enter(), "second_factor");
});
