import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, testPassword } from "../../../../tests/support/people.ts";
import { askPasswordReset, resetPassword } from "../accounts/account.contract.ts";
import { listFactors } from "../factors/factor.contract.ts";
import { addApp, atSecondStep } from "../factors/factor.factory.ts";
import { giveSecondFactor, readSession, signIn } from "../sessions/session.contract.ts";
import { renewBackupCodes } from "./backup-code.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));

/** Somebody with an app and ten backup codes. */
async function buildProtected() {
  const person = await buildPerson(installation);
  const { backupCodes } = await addApp(installation, person.browser);
  assert.equal(backupCodes?.length, 10);
  return { ...person, codes: backupCodes };
}
const left = async ({ browser }: { browser: ReturnType<typeof installation.browser> }) =>
  (await browser.call(listFactors)).body.backupCodes?.left;
/** Mails about backup codes; those about sign-ins come beside them. */
const tellings = async (email: string) =>
  (await installation.mails(email)).filter(({ template }) => template.includes("backup_code"));
const give = async (email: string, code: string) => {
  const browser = await atSecondStep(installation, email);
  return (await browser.call(giveSecondFactor, { body: { method: "backup_code", code } })).status;
};

test("SEC-2 each of the ten codes signs in once, as it is typed, and its owner is told how many are left", async () => {
  const person = await buildProtected();
  const [first = "", second = ""] = person.codes;
  const browser = await atSecondStep(installation, person.email);
  const typed = ` ${first.toLowerCase().replace("-", " ")} `;
  const answer = await browser.call(giveSecondFactor, { body: { method: "backup_code", code: typed } });
  assert.deepEqual(answer.body, { step: "done" });
  assert.equal((await browser.call(readSession)).status, 200);
  assert.equal(await give(person.email, first), 401, "ASVS 6.5.1: it works once");
  assert.equal(await give(person.email, second), 200);
  assert.equal(await left(person), 8);
  const mails = await tellings(person.email);
  assert.deepEqual(
    mails.map(({ template }) => template),
    ["identity.backup_code_used", "identity.backup_code_used"],
  );
  assert.match(mails[0]?.plain ?? "", /left: 9/);
});

test("SEC-2 from three codes on, the mail advises a new sheet", async () => {
  const person = await buildProtected();
  for (const code of person.codes.slice(0, 7)) {
    assert.equal(await give(person.email, code), 200);
    clock.advance({ hours: 1 });
  }
  const last = (await tellings(person.email)).at(-1);
  assert.equal(last?.template, "identity.backup_codes_low");
  assert.match(last?.plain ?? "", /left: 3/);
});

test("SEC-2 a new sheet voids the one before, and asks for a fresh proof", async () => {
  const person = await buildProtected();
  clock.advance({ minutes: 10 });
  assert.equal((await person.browser.call(renewBackupCodes)).problem.code, "identity.proof_needed");
  clock.advance({ minutes: -10 });
  const renewed = await person.browser.call(renewBackupCodes);
  assert.equal(renewed.status, 201);
  assert.equal(await give(person.email, person.codes[0] ?? ""), 401);
  assert.equal(await give(person.email, renewed.body.codes[0] ?? ""), 200);
  const bare = await buildPerson(installation);
  assert.equal((await bare.browser.call(renewBackupCodes)).problem.code, "identity.factor_missing");
  assert.equal((await installation.browser().call(renewBackupCodes)).status, 401);
});

test("SEC-2 a code used in two sign-ins at the same moment lets one in", async () => {
  const person = await buildProtected();
  const code = person.codes[4] ?? "";
  const answers = await Promise.all([1, 2, 3].map(() => give(person.email, code)));
  assert.deepEqual(answers.toSorted(), [200, 401, 401]);
});

test("ASVS 6.5.2 codes are stored as salted argon2id hashes, and nowhere as they are", async () => {
  const person = await buildProtected();
  const rows = await query<{ row: string; hash: Buffer; salt: Buffer }>(
    installation,
    `select c::text || s::text as row, c.hash, s.salt from backup_codes c join backup_code_sheets s using (user_id) where user_id = '${person.userId}'`,
  );
  assert.equal(rows.length, 10);
  assert.ok(rows.every(({ hash, salt }) => hash.length === 32 && salt.length === 16));
  const kept = await query<{ row: string }>(installation, "select i::text as row from idempotency_keys i");
  for (const code of person.codes.map((one) => one.replace("-", ""))) {
    const bytes = Buffer.from(code).toString("hex");
    assert.ok([...rows, ...kept].every(({ row }) => !row.includes(code) && !row.includes(bytes)));
  }
});

test("pattern 19: wrong backup codes are counted by account, over all sign-ins, until none is taken any more", async () => {
  const person = await buildProtected();
  await installation.write(({ db }) =>
    db.updateTable("users").set({ lock_after: 4 }).where("id", "=", person.userId).execute(),
  );
  for (let at = 0; at < 4; at++) assert.equal(await give(person.email, "AAAAA-AAAAA"), 401);
  assert.equal(await give(person.email, person.codes[0] ?? ""), 401, "now a right one too");
  assert.equal(await left(person), 10, "and it is not used up");
  const mails = (await installation.mails(person.email)).map(({ template }) => template);
  assert.ok(mails.includes("identity.code_locked"));
});

test("pattern 4: twenty guesses at once are five attempts, where five are allowed", async () => {
  const person = await buildProtected();
  await installation.write(({ db }) =>
    db.updateTable("users").set({ lock_after: 5 }).where("id", "=", person.userId).execute(),
  );
  const browser = await atSecondStep(installation, person.email);
  const guess = (code: string) => browser.call(giveSecondFactor, { body: { method: "backup_code", code } });
  await Promise.all(Array.from({ length: 20 }, () => guess("BBBBB-BBBBB")));
  assert.equal(await give(person.email, person.codes[0] ?? ""), 401, "also in a new sign-in");
  const [row] = await query<{ failures: number }>(
    installation,
    `select failures from authentication_failures where user_id = '${person.userId}' and authenticator = 'backup_code'`,
  );
  assert.equal(row?.failures, 5);
  const mails = (await installation.mails(person.email)).map(({ template }) => template);
  assert.equal(mails.filter((template) => template === "identity.code_locked").length, 1);
});

test("pattern 14: a backup code is a second factor alone: it opens nothing by itself and resets no password", async () => {
  const person = await buildProtected();
  const body = { method: "backup_code" as const, code: person.codes[0] ?? "" };
  const visitor = installation.browser();
  assert.equal((await visitor.call(giveSecondFactor, { body })).problem.code, "identity.link_unusable");
  const password = "nine copper lanterns";
  const guessed = await visitor.call(resetPassword, { body: { token: "x".repeat(43), password } });
  assert.equal(guessed.status, 410);
  await visitor.call(askPasswordReset, { body: { email: person.email } });
  assert.equal((await visitor.call(giveSecondFactor, { body })).status, 410);
  const entered = await installation
    .browser()
    .call(signIn, { body: { email: person.email, password: testPassword } });
  assert.deepEqual(entered.body.step === "second_factor" && entered.body.factors, ["totp", "backup_code"]);
});
