import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff } from "../../../../tests/support/people.ts";
import { readProofs } from "../proofs/proof.contract.ts";
import { readSession, signIn } from "../sessions/session.contract.ts";
import {
  givePasskeyProof,
  givePasskeyStep,
  signInWithPasskey,
  startPasskey,
  startPasskeyProof,
  startPasskeyStep,
} from "./passkey.contract.ts";
import { codeOf, passkeySteps, refused } from "./passkey.factory.ts";

const installation = await testInstallation();
const { clock } = installation;
const { actionsOf, afterPassword, atSignIn, buildOwner, enter, newKey, register } =
  passkeySteps(installation);
const visitor = () => installation.browser();
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));

test("SEC-1 a passkey is added: the session is a new one, the owner is told, the log says so", async () => {
  const person = await buildPerson(installation);
  const before = person.browser.cookies.get("__Host-session");
  const added = await register(person.browser, newKey());
  assert.equal(added.status, 201);
  assert.equal(added.body.backupCodes?.length, 10, "SEC-2");
  assert.notEqual(person.browser.cookies.get("__Host-session"), before, "decision 8");
  assert.equal((await person.browser.call(readSession)).body.user.hasSecondFactor, true);
  assert.deepEqual(
    (await installation.mails(person.email)).map((mail) => mail.template),
    ["identity.factor_added"],
  );
  assert.deepEqual(await actionsOf(person.userId), ["factor.added"]);
  const [row] = await query<{ kind: string; name: string; secret: null }>(
    installation,
    `select kind, name, secret from user_factors where user_id = '${person.userId}'`,
  );
  assert.deepEqual(row, { kind: "passkey", name: "Passkey 1", secret: null });
});

test("SEC-1 several keys; the browser is told which ones the account has", async () => {
  const { browser, key } = await buildOwner();
  assert.equal((await register(browser, newKey(), {}, "Key ring")).status, 201);
  const options = (await browser.call(startPasskey)).body;
  assert.equal(options.excludeCredentials.length, 2);
  assert.equal(options.excludeCredentials[0]?.id, key.credentialId);
  assert.equal(options.attestation, "none");
  assert.equal(options.rp.id, "localhost");
});

test("ACC-2 signing in with a passkey needs no password and is both factors", async () => {
  const owner = await buildOwner();
  const { browser, reply } = await enter(owner.key);
  assert.deepEqual([reply.status, reply.body], [200, { step: "done" }]);
  const session = (await browser.call(readSession)).body;
  assert.equal(session.user.email, owner.email);
  assert.equal((await browser.call(readProofs)).body.passwordSuffices, true);
  const [row] = await query<{ given: boolean }>(
    installation,
    `select second_factor_at is not null as given from sessions where user_id = '${owner.userId}' order by created_at desc, id desc limit 1`,
  );
  assert.equal(row?.given, true);
});

test("pattern 1: what a visitor is asked for is the same for everybody, and names no key", async () => {
  const before = (await atSignIn()).options;
  await buildOwner();
  const after = (await atSignIn()).options;
  assert.notEqual(after.challenge, before.challenge);
  assert.deepEqual({ ...after, challenge: "" }, { ...before, challenge: "" });
  assert.equal(after.allowCredentials, undefined);
  assert.equal(after.userVerification, "required");
});

test("pattern 6, decision 3: a passkey gets in although the password is locked, and failures do not lock it", async () => {
  const owner = await buildOwner();
  for (let at = 0; at < 10; at++)
    await visitor().call(signIn, { body: { email: owner.email, password: "wrong horse battery" } });
  assert.equal((await afterPassword(owner.email)).step.step, undefined, "the password is locked");
  for (let at = 0; at < 12; at++)
    assert.deepEqual(codeOf((await enter(owner.key, { foreignKey: true })).reply), refused);
  assert.equal((await enter(owner.key)).reply.status, 200);
});

test("SEC-1 a security key is the second factor after the password, also without a PIN", async () => {
  const owner = await buildOwner({ verifiesUser: false });
  const { browser, step } = await afterPassword(owner.email);
  assert.ok(step.step === "second_factor" && step.factors[0] === "passkey");
  const options = await browser.call(startPasskeyStep);
  assert.deepEqual(
    options.body.allowCredentials?.map(({ id }) => id),
    [owner.key.credentialId],
  );
  assert.equal(options.body.userVerification, "preferred");
  const given = await browser.call(givePasskeyStep, { body: { credential: owner.key.use(options.body) } });
  assert.deepEqual([given.status, given.body], [200, { step: "done" }]);
  assert.equal((await browser.call(readSession)).body.user.email, owner.email);
});

test("SEC-12 a key proves who sits there: the session gets a new token, and sensitive acts are open again", async () => {
  const owner = await buildOwner({ verifiesUser: false });
  clock.advance({ minutes: installation.services.config.proofMinutes + 1 });
  assert.deepEqual(codeOf(await owner.browser.call(startPasskey)), [403, "identity.proof_needed"]);
  const before = owner.browser.cookies.get("__Host-session");
  const options = (await owner.browser.call(startPasskeyProof)).body;
  const proved = await owner.browser.call(givePasskeyProof, { body: { credential: owner.key.use(options) } });
  assert.equal(proved.status, 204);
  assert.notEqual(owner.browser.cookies.get("__Host-session"), before);
  assert.equal((await owner.browser.call(startPasskey)).status, 200);
});

test("SEC-12 adding a key asks for a fresh proof; strangers get 401, wrong input is told by field", async () => {
  const staff = await buildStaff(installation);
  clock.advance({ minutes: installation.services.config.proofMinutes + 1 });
  assert.deepEqual(codeOf(await staff.browser.call(startPasskey)), [403, "identity.proof_needed"]);
  for (const endpoint of [startPasskey, startPasskeyProof])
    assert.equal((await visitor().call(endpoint)).status, 401);
  const wrong = await visitor().call(signInWithPasskey, { body: { credential: {} } as never });
  assert.equal(wrong.status, 422);
  assert.ok(wrong.problem.fields?.every(({ path }) => path.startsWith("credential.")));
  const { browser, options } = await atSignIn();
  const nonsense = newKey().use(options);
  const long = { ...nonsense, id: "A".repeat(9_000) };
  assert.equal((await browser.call(signInWithPasskey, { body: { credential: long } })).status, 422);
});
