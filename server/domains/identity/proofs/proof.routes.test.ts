import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff, testPassword, testTotpSecret } from "../../../../tests/support/people.ts";
import { startTotp } from "../factors/factor.contract.ts";
import { codeOf } from "../factors/totp.rules.ts";
import { readSession } from "../sessions/session.contract.ts";
import { giveProof, readProofs } from "./proof.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const code = () => codeOf(testTotpSecret, clock.now());
const byPassword = { method: "password" as const, password: testPassword };
/** Limits count within windows, and codes within their half minute; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));

test("SEC-12 ten minutes after the last proof a sensitive act is refused; the password opens it again", async () => {
  const { browser, userId } = await buildPerson(installation);
  clock.advance({ minutes: 9 });
  assert.equal((await browser.call(startTotp)).status, 201, "who has just signed in is not asked");
  clock.advance({ minutes: 1 });
  const refused = await browser.call(startTotp);
  assert.deepEqual([refused.status, refused.problem.code], [403, "identity.proof_needed"]);
  assert.deepEqual((await browser.call(readProofs)).body, {
    factors: [],
    phones: [],
    passwordSuffices: true,
  });
  const wrong = await browser.call(giveProof, {
    body: { method: "password", password: "wrong horse battery" },
  });
  assert.deepEqual([wrong.status, wrong.problem.code], [403, "identity.wrong_password"]);
  assert.equal((await browser.call(startTotp)).problem.code, "identity.proof_needed");
  assert.equal((await browser.call(giveProof, { body: byPassword })).status, 204);
  assert.equal((await browser.call(startTotp)).status, 201);
  const rows = await query<{ action: string }>(
    installation,
    `select action from user_audit where user_id = '${userId}' order by sequence`,
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["factor.started", "session.password_refused", "session.proved", "factor.started"],
  );
});

test("SEC-12 a proof gives the session a new token, and the old one is dead", async () => {
  const { browser } = await buildPerson(installation);
  const before = browser.cookies.get("__Host-session") ?? "";
  await browser.call(giveProof, { body: byPassword });
  const old = installation.browser();
  old.cookies.set("__Host-session", before);
  assert.equal((await old.call(readSession)).status, 401);
  assert.equal((await browser.call(readSession)).status, 200);
});

test("SEC-12 the code of an app is a proof, works once, and is counted like at sign-in", async () => {
  const { browser } = await buildStaff(installation);
  clock.advance({ minutes: 10 });
  const give = async (code: string) =>
    (await browser.call(giveProof, { body: { method: "totp", code } })).status;
  assert.equal(await give("000000"), 401);
  assert.equal(await give(code()), 204);
  assert.equal(await give(code()), 401);
  assert.equal((await browser.call(startTotp)).status, 201);
});

test("SEC-12 in a session that gave no second factor the password is not enough where there is one", async () => {
  const { browser, userId } = await buildStaff(installation);
  await installation.write(({ db }) =>
    db
      .updateTable("sessions")
      .set({ second_factor_at: null, proved_at: null })
      .where("user_id", "=", userId)
      .execute(),
  );
  assert.deepEqual((await browser.call(readProofs)).body, {
    factors: ["totp"],
    phones: [],
    passwordSuffices: false,
  });
  const refused = await browser.call(giveProof, { body: byPassword });
  assert.deepEqual([refused.status, refused.problem.code], [403, "identity.factor_proof_needed"]);
  assert.equal((await browser.call(startTotp)).problem.code, "identity.proof_needed");
  assert.equal((await browser.call(giveProof, { body: { method: "totp", code: code() } })).status, 204);
  assert.equal((await browser.call(startTotp)).status, 201);
});

test("a proof is given by who is signed in, with one of its shapes", async () => {
  const visitor = installation.browser();
  assert.equal((await visitor.call(readProofs)).status, 401);
  assert.equal((await visitor.call(giveProof, { body: byPassword })).status, 401);
  const { browser } = await buildPerson(installation);
  assert.equal((await browser.call(giveProof, { body: { method: "totp", code: "12" } })).status, 422);
  const none = await browser.call(giveProof, { body: { method: "totp", code: "123456" } });
  assert.equal(none.problem.code, "identity.wrong_code");
});
