import assert from "node:assert/strict";
import test from "node:test";
import { tokenScopes } from "../../../../common/permissions.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildPerson,
  buildStaff,
  type Person,
  testPassword,
  testTotpSecret,
} from "../../../../tests/support/people.ts";
import { askPasswordReset, resetPassword } from "../accounts/account.contract.ts";
import { codeOf } from "../factors/totp.rules.ts";
import { readSession, signIn } from "../sessions/session.contract.ts";
import { createToken } from "../tokens/token.contract.ts";
import {
  askEmailChange,
  confirmRecoveryAddress,
  readAddresses,
  removeRecoveryAddress,
  setRecoveryAddress,
} from "./address.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const visitor = () => installation.browser();
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 2 }));

const mailsOf = async (email: string, template: string) =>
  (await installation.mails(email)).filter((mail) => mail.template === `identity.${template}`);
async function tokenIn(email: string, template: string): Promise<string> {
  const mail = (await mailsOf(email, template)).at(-1);
  return new URL(mail?.link ?? "none:").searchParams.get("token") ?? "";
}
const ask = (person: Person, email: string) => person.browser.call(setRecoveryAddress, { body: { email } });
const confirm = (token: string) => visitor().call(confirmRecoveryAddress, { body: { token } });
const remove = (person: Person) => person.browser.call(removeRecoveryAddress);
async function set(person: Person, email: string): Promise<void> {
  assert.equal((await ask(person, email)).status, 202);
  assert.equal((await confirm(await tokenIn(email, "confirm_recovery"))).status, 204);
}
const recoveryOf = async (person: Person) => (await person.browser.call(readAddresses)).body.recovery;
/** Signs in anew: sessions and proofs end while days pass. */
async function later(person: Person, days: number): Promise<void> {
  clock.advance({ hours: 24 * days });
  await person.browser.call(signIn, { body: { email: person.email, password: testPassword } });
}
/** Where the link goes that somebody asks for now. */
async function linkGoesTo(person: Person, ...others: string[]): Promise<string[]> {
  const all = [person.email, ...others];
  const count = async () =>
    Promise.all(all.map(async (one) => (await mailsOf(one, "reset_password")).length));
  const before = await count();
  await visitor().call(askPasswordReset, { body: { email: person.email } });
  const after = await count();
  return all.filter((_, at) => after[at] !== before[at]);
}
const reset = (token: string, password = "nine copper lanterns") =>
  visitor().call(resetPassword, { body: { token, password } });

test("ACC-5 pattern 16: a recovery e-mail is confirmed by a link, and cannot be used for seven days", async () => {
  const person = await buildPerson(installation);
  assert.equal((await ask(person, "Safe-1@example.com")).status, 202);
  const asked = await recoveryOf(person);
  assert.deepEqual([asked.current, asked.waiting?.email], [null, "safe-1@example.com"]);
  const link = visitor();
  const token = await tokenIn("safe-1@example.com", "confirm_recovery");
  assert.equal((await link.call(confirmRecoveryAddress, { body: { token } })).status, 204);
  assert.equal((await link.call(readSession)).status, 401);
  assert.equal((await confirm(token)).status, 410, "pattern 11");
  assert.equal((await recoveryOf(person)).current?.isUsable, false);
  assert.equal((await mailsOf(person.email, "recovery_changed")).length, 1);
  assert.equal((await mailsOf("safe-1@example.com", "recovery_changed")).length, 1);
  assert.deepEqual(await linkGoesTo(person, "safe-1@example.com"), [person.email]);
  await later(person, 6);
  assert.deepEqual(await linkGoesTo(person, "safe-1@example.com"), [person.email]);
  await later(person, 1);
  assert.deepEqual(await linkGoesTo(person, "safe-1@example.com"), ["safe-1@example.com"]);
  assert.equal((await recoveryOf(person)).current?.isUsable, true);
});

test("ACC-5 pattern 16: a change and a removal are told to both addresses, and the old one works seven days more", async () => {
  const person = await buildPerson(installation);
  const [old, next] = ["old-2@example.com", "next-2@example.com"];
  await set(person, old);
  await later(person, 8);
  await set(person, next);
  for (const email of [person.email, old, next]) {
    assert.ok((await mailsOf(email, "recovery_changed")).length > 0, email);
  }
  assert.deepEqual(await linkGoesTo(person, old, next), [old]);
  assert.equal((await recoveryOf(person)).ending?.email, old);
  await later(person, 7);
  assert.deepEqual(await linkGoesTo(person, old, next), [next]);
  assert.equal((await recoveryOf(person)).ending, null);
  assert.equal((await remove(person)).status, 204);
  assert.equal((await mailsOf(next, "recovery_removed")).length, 1);
  assert.equal((await mailsOf(person.email, "recovery_removed")).length, 1);
  assert.equal((await remove(person)).status, 404);
  await later(person, 6);
  assert.deepEqual(await linkGoesTo(person, next), [next]);
  await later(person, 1);
  assert.deepEqual(await linkGoesTo(person, next), [person.email]);
});

test("pattern 16: removing an address that waits puts the one before back, and so does confirming that one again", async () => {
  const person = await buildPerson(installation);
  const [old, next] = ["old-3@example.com", "next-3@example.com"];
  await set(person, old);
  await later(person, 8);
  await set(person, next);
  assert.equal((await remove(person)).status, 204);
  assert.deepEqual((await recoveryOf(person)).current?.email, old);
  await set(person, next);
  await set(person, old);
  const { current, ending } = await recoveryOf(person);
  assert.deepEqual([current?.email, current?.isUsable, ending], [old, true, null]);
});

test("pattern 7: an address with which somebody signs in is answered alike and changes nothing", async () => {
  const owner = await buildPerson(installation);
  const person = await buildPerson(installation);
  const seen: unknown[][] = [];
  for (const email of [owner.email, owner.email.toUpperCase(), "nobody-4@example.com"]) {
    const answer = await ask(person, email);
    const waiting = (await recoveryOf(person)).waiting?.email === email.toLowerCase();
    seen.push([answer.status, answer.bytes.toString(), waiting]);
  }
  assert.deepEqual(seen[0], seen[2]);
  assert.deepEqual(seen[1], seen[2]);
  assert.equal((await mailsOf(owner.email, "confirm_recovery")).length, 0);
  assert.equal(await tokenIn(owner.email, "recovery_wanted"), "");
  assert.equal((await ask(person, person.email)).problem.code, "identity.addresses_same");
  assert.equal((await ask(person, owner.email.replace("@", "\uff20"))).status, 422);
  const token = await tokenIn("nobody-4@example.com", "confirm_recovery");
  await buildPerson(installation, { email: "nobody-4@example.com" });
  assert.equal((await confirm(token)).status, 410, "somebody signs in with it meanwhile");
});

test("ACC-5 the sign-in address is never the recovery e-mail, whichever changes", async () => {
  const person = await buildPerson(installation);
  await set(person, "safe-5@example.com");
  const body = { email: "safe-5@example.com", password: testPassword };
  assert.equal((await person.browser.call(askEmailChange, { body })).problem.code, "identity.addresses_same");
  assert.equal((await ask(person, "safe-5@example.com")).problem.code, "identity.address_unchanged");
});

test("SEC-12 setting and removing ask for a fresh proof", async () => {
  const person = await buildPerson(installation);
  clock.advance({ minutes: 11 });
  assert.equal((await ask(person, "safe-6@example.com")).problem.code, "identity.proof_needed");
  assert.equal((await remove(person)).problem.code, "identity.proof_needed");
  assert.equal((await visitor().call(setRecoveryAddress, { body: { email: "a@example.com" } })).status, 401);
});

test("pattern 16: a reset ends what was planted lately, says so, and the recovery e-mail before stays", async () => {
  const person = await buildPerson(installation);
  const [safe, planted] = ["safe-7@example.com", "thief-7@example.com"];
  await set(person, safe);
  await later(person, 8);
  await set(person, planted);
  const token = {
    name: "Backup",
    scopes: [...tokenScopes].slice(0, 1),
    days: 30 as const,
    organizationId: null,
  };
  assert.equal((await person.browser.call(createToken, { body: token })).status, 201);
  await visitor().call(askPasswordReset, { body: { email: person.email } });
  const done = await reset(await tokenIn(safe, "reset_password"));
  assert.equal(done.status, 200);
  assert.equal(done.body.ended.recoveryAddress, "t…@example.com");
  assert.equal(done.body.ended.sessions.length, 1);
  assert.deepEqual(
    done.body.ended.tokens.map(({ name }) => name),
    ["Backup"],
  );
  assert.deepEqual((await person.browser.call(readSession)).status, 401);
  for (const email of [person.email, safe]) {
    assert.equal((await mailsOf(email, "password_changed")).length, 1, email);
  }
  assert.deepEqual(await linkGoesTo(person, safe, planted), [safe]);
  clock.advance({ hours: 24 * 8 });
  assert.deepEqual(await linkGoesTo(person, safe, planted), [safe]);
});

test("pattern 14: a reset names factors of the last days, removes none, and a code alone resets nothing", async () => {
  const staff = await buildStaff(installation);
  await visitor().call(askPasswordReset, { body: { email: staff.email } });
  assert.equal((await reset(codeOf(testTotpSecret, clock.now()).padEnd(20, "0"))).status, 410);
  const token = await tokenIn(staff.email, "reset_password");
  const done = await reset(token);
  assert.deepEqual(
    done.body.recentFactors.map(({ kind }) => kind),
    ["totp"],
  );
  const body = { email: staff.email, password: "nine copper lanterns" };
  assert.equal((await visitor().call(signIn, { body })).body.step, "second_factor");
  clock.advance({ hours: 24 * 8 });
  await visitor().call(askPasswordReset, { body: { email: staff.email } });
  const again = await reset(await tokenIn(staff.email, "reset_password"), "some other sentence");
  assert.deepEqual(again.body.recentFactors, []);
});

test("SEC-5 a reset clears the failures of the password and no others, and voids every other open link", async () => {
  const person = await buildPerson(installation);
  await ask(person, "safe-9@example.com");
  const open = await tokenIn("safe-9@example.com", "confirm_recovery");
  await visitor().call(signIn, { body: { email: person.email, password: "wrong horse battery" } });
  await installation.write(({ db }) =>
    db
      .insertInto("authentication_failures")
      .values({
        user_id: person.userId,
        authenticator: "totp",
        failures: 3,
        failed_at: clock.now().toString(),
      })
      .execute(),
  );
  await visitor().call(askPasswordReset, { body: { email: person.email } });
  assert.equal((await reset(await tokenIn(person.email, "reset_password"))).status, 200);
  const failures = await query<{ authenticator: string }>(
    installation,
    `select authenticator from authentication_failures where user_id = '${person.userId}'`,
  );
  assert.deepEqual(
    failures.map(({ authenticator }) => authenticator),
    ["totp"],
  );
  assert.equal((await confirm(open)).status, 410);
});

test("pattern 1: asking for a link is answered to the byte alike, with and without recovery e-mail or account", async () => {
  const person = await buildPerson(installation);
  await set(person, "safe-10@example.com");
  await later(person, 8);
  const plain = await buildPerson(installation);
  const answers: unknown[][] = [];
  for (const email of [person.email, plain.email, "nobody-10@example.com", "safe-10@example.com"]) {
    const answer = await visitor().call(askPasswordReset, { body: { email } });
    const headers = [...answer.headers.keys()].toSorted();
    answers.push([answer.status, answer.bytes.toString("hex"), headers]);
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  const rows = await query<{ count: string }>(
    installation,
    "select count(*) from mails where recipient = 'nobody-10@example.com'",
  );
  assert.equal(Number(rows[0]?.count), 0);
});
