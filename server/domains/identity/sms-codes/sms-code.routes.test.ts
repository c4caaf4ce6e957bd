import assert from "node:assert/strict";
import test from "node:test";
import type { Browser } from "../../../../tests/support/browser.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, testPassword } from "../../../../tests/support/people.ts";
import { startServer } from "../../../../tests/support/server.ts";
import { renewBackupCodes } from "../backup-codes/backup-code.contract.ts";
import { listFactors, removeFactor } from "../factors/factor.contract.ts";
import { addApp, addPhone, atSecondStep, lastText } from "../factors/factor.factory.ts";
import { codeOf } from "../factors/totp.rules.ts";
import { giveProof, readProofs } from "../proofs/proof.contract.ts";
import { giveSecondFactor, readSession, signIn } from "../sessions/session.contract.ts";
import { confirmSms, sendProofCode, sendSignInCode, startSms } from "./sms-code.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
let count = 10;
/** A Swiss mobile number of its own for each test. */
const newNumber = () => {
  count += 1;
  return `+417912345${count}`;
};
/** Limits count within windows of up to a day; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 25 }));

/** Somebody whose only factor is a phone. */
async function buildPhoneOwner() {
  const person = await buildPerson(installation);
  const number = newNumber();
  const added = await addPhone(installation, person.browser, number);
  clock.advance({ minutes: 1 });
  return { ...person, ...added, number };
}
const give = (browser: Browser, code: string) =>
  browser.call(giveSecondFactor, { body: { method: "sms", code } });
const send = (browser: Browser, factorId: string) => browser.call(sendSignInCode, { body: { factorId } });
const start = (browser: Browser, number: string) =>
  browser.call(startSms, { body: { country: "CH", number } });

test("SEC-1 a phone is added with the code that was sent to it, shown masked, kept sealed; its codes sign in", async () => {
  const person = await buildPhoneOwner();
  assert.equal(person.backupCodes?.length, 10, "SEC-2: it is the first factor");
  const [factor] = (await person.browser.call(listFactors)).body.items;
  const masked = `+41 •• ••• •• ${person.number.slice(-2)}`;
  assert.deepEqual([factor?.kind, factor?.number, factor?.lastUsedAt !== null], ["sms", masked, true]);
  const rows = await query<{ row: string }>(
    installation,
    "select f::text as row from user_factors f union all select c::text from sms_codes c",
  );
  const bytes = Buffer.from(person.number).toString("hex");
  assert.ok(rows.every(({ row }) => !row.includes(person.number) && !row.includes(bytes)));
  const browser = installation.browser();
  const step = await browser.call(signIn, { body: { email: person.email, password: testPassword } });
  assert.deepEqual(step.body, {
    step: "second_factor",
    factors: ["sms", "backup_code"],
    phones: [{ id: person.factorId, name: "", number: masked }],
  });
  assert.deepEqual((await send(browser, person.factorId)).body, { number: masked });
  const code = await lastText(installation, person.number);
  assert.equal((await give(browser, code)).body.step, "done");
  assert.equal((await browser.call(readSession)).status, 200);
});

test("SEC-1 the number is read as people write it; only mobiles of the four countries get a code", async () => {
  const { browser, email } = await buildPerson(installation);
  for (const number of [
    "+43 664 1234567",
    "+1 202 555 0143",
    "+44 7911 123456",
    "0900 123 456",
    "044 668 18 00",
  ]) {
    const refused = await start(browser, number);
    assert.deepEqual([refused.status, refused.problem.code], [422, "identity.phone_country"], number);
    assert.equal(refused.problem.fields?.[0]?.path, "number");
    assert.match(refused.problem.title, /Switzerland, France, Belgium and Germany/);
  }
  assert.equal((await query(installation, "select from sms_codes")).length > 0, true);
  const french = await browser.call(startSms, { body: { country: "FR", number: "06 12 34 56 78" } });
  assert.equal(french.body.number, "+33 • •• •• •• 78");
  assert.equal((await installation.mails(email)).length, 0);
});

test("SEC-4 a removed phone comes back with a number of the allowed countries only, and no number counts twice", async () => {
  const { browser, factorId, number } = await buildPhoneOwner();
  assert.equal((await start(browser, number)).problem.code, "identity.phone_known");
  const removal = { params: { factorId }, body: { password: testPassword } };
  assert.deepEqual((await browser.call(removeFactor, removal)).body, { wasLast: true });
  assert.equal((await start(browser, "+43 664 1234567")).problem.code, "identity.phone_country");
  clock.advance({ hours: 1 });
  const entered = installation.browser();
  const { email } = (await browser.call(readSession)).body.user;
  await entered.call(signIn, { body: { email, password: testPassword } });
  assert.equal((await start(entered, number)).status, 201);
});

test("ASVS 6.6.2 a code works in the sign-in that asked for it, and in no other", async () => {
  const { email, factorId, number } = await buildPhoneOwner();
  const mine = await atSecondStep(installation, email);
  const other = await atSecondStep(installation, email);
  await send(mine, factorId);
  const code = await lastText(installation, number);
  assert.equal((await give(other, code)).problem.code, "identity.wrong_code");
  assert.equal((await give(mine, code)).status, 200);
});

test("ASVS 6.5.5 a code works for ten minutes, five tries, and until a newer one was sent", async () => {
  const { email, factorId, number } = await buildPhoneOwner();
  const late = await atSecondStep(installation, email);
  clock.advance({ minutes: -9 });
  await send(late, factorId);
  clock.advance({ minutes: 10 });
  assert.equal((await give(late, await lastText(installation, number))).status, 401, "ten minutes later");
  const browser = await atSecondStep(installation, email);
  await send(browser, factorId);
  const first = await lastText(installation, number);
  clock.advance({ minutes: 1 });
  await send(browser, factorId);
  const second = await lastText(installation, number);
  const wrong = second === "000000" ? "000001" : "000000";
  if (first !== second) assert.equal((await give(browser, first)).status, 401, "void");
  for (let at = first === second ? 0 : 1; at < 5; at++) await give(browser, wrong);
  assert.equal((await give(browser, second)).status, 401, "the sixth try");
});

test("pattern 18: a code by SMS works once, also in two requests at the same moment", async () => {
  const { email, factorId, number } = await buildPhoneOwner();
  const browser = await atSecondStep(installation, email);
  await send(browser, factorId);
  const code = await lastText(installation, number);
  const answers = await Promise.all([give(browser, code), give(browser, code), give(browser, code)]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
});

test("pattern 15: what was spent as a proof does not sign in, and the other way round", async () => {
  const person = await buildPhoneOwner();
  const { browser, email, factorId, number } = person;
  clock.advance({ minutes: 10 });
  assert.equal((await browser.call(renewBackupCodes)).problem.code, "identity.proof_needed");
  assert.equal((await browser.call(readProofs)).body.phones[0]?.id, factorId);
  await browser.call(sendProofCode, { body: { factorId } });
  const proof = await lastText(installation, number);
  const step = await atSecondStep(installation, email);
  assert.equal((await give(step, proof)).status, 401, "a proof's code at a sign-in");
  const prove = (code: string) => browser.call(giveProof, { body: { method: "sms", code } });
  assert.equal((await prove(proof)).status, 204);
  assert.equal((await prove(proof)).status, 401, "spent");
  assert.equal((await browser.call(renewBackupCodes)).status, 201);
  clock.advance({ minutes: 1 });
  await send(step, factorId);
  const code = await lastText(installation, number);
  assert.equal((await prove(code)).status, 401, "a sign-in's code as proof");
  assert.equal((await browser.call(confirmSms, { body: { code } })).status, 401, "nor does it add a phone");
  assert.equal((await give(step, code)).status, 200);
});

test("pattern 15: one app is one factor: its code of a proof is spent at the sign-in, and no phone stands for another's", async () => {
  const { browser, email } = await buildPerson(installation);
  const { secret } = await addApp(installation, browser);
  clock.advance({ seconds: 30 });
  const code = codeOf(secret, clock.now());
  assert.equal((await browser.call(giveProof, { body: { method: "totp", code } })).status, 204);
  const step = await atSecondStep(installation, email);
  const totp = await step.call(giveSecondFactor, { body: { method: "totp", code } });
  assert.equal(totp.status, 401, "the same code again");
  const other = await buildPhoneOwner();
  assert.equal((await send(step, other.factorId)).status, 404, "somebody else's phone");
  assert.equal((await browser.call(sendProofCode, { body: { factorId: other.factorId } })).status, 404);
});

test("without a password given before no code is sent; a stranger adds no phone", async () => {
  const { factorId } = await buildPhoneOwner();
  const visitor = installation.browser();
  assert.equal((await send(visitor, factorId)).problem.code, "identity.link_unusable");
  assert.equal((await start(visitor, newNumber())).status, 401);
  assert.equal((await visitor.call(confirmSms, { body: { code: "123456" } })).status, 401);
  assert.equal((await visitor.call(sendProofCode, { body: { factorId } })).status, 401);
});

test("SEC-1 without a gateway, outside the demo, phones are not offered; whoever has one uses a backup code", async () => {
  const { email, factorId, backupCodes, browser } = await buildPhoneOwner();
  const bare = await startServer(installation, { config: { demo: false } });
  const moved = bare.browser();
  for (const [name, value] of browser.cookies) moved.cookies.set(name, value);
  assert.equal((await moved.call(listFactors)).body.smsOffered, false);
  assert.equal((await start(moved, newNumber())).problem.code, "identity.sms_not_offered");
  const entering = bare.browser();
  const step = await entering.call(signIn, { body: { email, password: testPassword } });
  assert.deepEqual(step.body.step === "second_factor" && step.body.factors, ["backup_code"]);
  assert.equal((await send(entering, factorId)).problem.code, "identity.sms_not_offered");
  const body = { method: "backup_code" as const, code: backupCodes?.[0] ?? "" };
  assert.equal((await entering.call(giveSecondFactor, { body })).status, 200);
});

test("whoever asks for another code too early may still use the one that was sent", async () => {
  const { browser } = await buildPerson(installation);
  const number = newNumber();
  assert.equal((await start(browser, number)).status, 201);
  assert.equal((await start(browser, newNumber())).problem.code, "identity.sms_wait");
  const code = await lastText(installation, number);
  assert.equal((await browser.call(confirmSms, { body: { code } })).status, 200);
});
