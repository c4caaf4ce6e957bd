import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff, testPassword } from "../../../../tests/support/people.ts";
import { claimInstallation, confirmSignUp, resetPassword } from "../accounts/account.contract.ts";
import {
  confirmEmailChange,
  confirmRecoveryAddress,
  undoEmailChange,
} from "../addresses/address.contract.ts";
import { confirmTotp } from "../factors/factor.contract.ts";
import { unlock } from "../locks/lock.contract.ts";
import {
  addPasskey,
  givePasskeyProof,
  givePasskeyStep,
  signInWithPasskey,
} from "../passkeys/passkey.contract.ts";
import { giveSecondFactor, readSession, signIn } from "../sessions/session.contract.ts";
import { consumeFlow, type FlowPurpose, startFlow } from "./flow.queries.ts";

const installation = await testInstallation();
const { clock } = installation;
const password = "nine copper lanterns";
const names = { firstName: "Eve", lastName: "Thief", language: "en" as const };
const visitor = () => installation.browser();
const { userId } = await buildPerson(installation);
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 2 }));

/** Every endpoint that takes a flow's secret, with the purpose that it is for. */
const ends: Record<FlowPurpose, (token: string) => Promise<number>> = {
  sign_up: async (token) => (await visitor().call(confirmSignUp, { body: { token, password } })).status,
  email_change: async (token) => (await visitor().call(confirmEmailChange, { body: { token } })).status,
  email_undo: async (token) => (await visitor().call(undoEmailChange, { body: { token } })).status,
  recovery_email: async (token) => (await visitor().call(confirmRecoveryAddress, { body: { token } })).status,
  password_reset: async (token) =>
    (await visitor().call(resetPassword, { body: { token, password } })).status,
  unlock: async (token) =>
    (await visitor().call(unlock, { body: { method: "password", token, password } })).status,
  first_administrator: async (token) =>
    (
      await visitor().call(claimInstallation, {
        body: { token, email: "eve@example.com", password, ...names },
      })
    ).status,
  second_factor: async (token) => {
    const browser = visitor();
    browser.cookies.set("__Host-step", token);
    return (await browser.call(giveSecondFactor, { body: { method: "totp", code: "123456" } })).status;
  },
  passkey_registration: async (token) => {
    const { browser } = await buildPerson(installation);
    browser.cookies.set("__Host-step", browserSecret);
    const body = { name: "Passkey 1", credential: made(token) };
    return (await browser.call(addPasskey, { body })).status;
  },
  passkey_sign_in: async (token) => {
    const browser = visitor();
    browser.cookies.set("__Host-step", browserSecret);
    return (await browser.call(signInWithPasskey, { body: { credential: signed(token) } })).status;
  },
  passkey_second_factor: async (token) => {
    const browser = visitor();
    browser.cookies.set("__Host-step", await start("second_factor"));
    return (await browser.call(givePasskeyStep, { body: { credential: signed(token) } })).status;
  },
  passkey_proof: async (token) => {
    const { browser } = await buildPerson(installation);
    browser.cookies.set("__Host-step", browserSecret);
    return (await browser.call(givePasskeyProof, { body: { credential: signed(token) } })).status;
  },
};
const browserSecret = "a-browser-that-asked-for-a-challenge-before";
const clientDataJSON = (challenge: string) =>
  Buffer.from(JSON.stringify({ type: "webauthn.get", challenge, origin: "http://localhost:4400" })).toString(
    "base64url",
  );
const credential = { id: "a2V5", rawId: "a2V5", type: "public-key" as const, clientExtensionResults: {} };
const signed = (challenge: string) => ({
  ...credential,
  response: { clientDataJSON: clientDataJSON(challenge), authenticatorData: "AA", signature: "AA" },
});
const made = (challenge: string) => ({
  ...credential,
  response: { clientDataJSON: clientDataJSON(challenge), attestationObject: "AA" },
});
const purposes = Object.keys(ends) as FlowPurpose[];
const start = (purpose: FlowPurpose, minutes = 30) =>
  installation.write((ctx) => startFlow(ctx.db, { purpose, userId, now: clock.now(), minutes }));
/** Those whom a flow made; people whom the test builds are all called Ada. */
const people = async () => (await query(installation, "select from users where first_name <> 'Ada'")).length;

/** All that a step of a flow could change in the account. */
const account = () =>
  query(
    installation,
    `select u.email, p.hash,
       (select count(*) from sessions where user_id = u.id and ended_at is null) as sessions,
       (select count(*) from user_factors where user_id = u.id) as factors,
       (select count(*) from recovery_addresses where user_id = u.id) as recovery,
       (select count(*) from flows where user_id = u.id and used_at is not null) as used
     from users u join user_passwords p on p.user_id = u.id where u.id = '${userId}'`,
  );

test("pattern 10: the secret of one purpose is nothing at the end of every other", async () => {
  const before = await people();
  for (const purpose of purposes) {
    clock.advance({ hours: 2 });
    const secret = await start(purpose);
    const untouched = await account();
    for (const other of purposes.filter((end) => end !== purpose)) {
      assert.equal(await ends[other](secret), 410, `${purpose} at ${other}`);
    }
    assert.deepEqual(await account(), untouched, purpose);
    const kept = await installation.write((ctx) => consumeFlow(ctx.db, purpose, secret, clock.now()));
    assert.ok(kept, "and is not used up by the attempt");
  }
  assert.equal(await people(), before);
});

test("pattern 9: no step can be taken before the one that leads to it", async () => {
  const before = await people();
  // Every flow of the account is begun: what stands there must not make up for the secret that is missing.
  for (const purpose of purposes) await start(purpose, 24 * 60 * 30);
  const untouched = await account();
  for (const purpose of purposes) {
    clock.advance({ hours: 2 });
    for (const made of [
      "a-token-that-no-mail-carried",
      "x".repeat(43),
      "%00".repeat(10),
      "' or true -- ".repeat(2),
    ]) {
      assert.equal(await ends[purpose](made), 410, `${purpose} with ${made}`);
    }
  }
  assert.deepEqual(await account(), untouched);
  const { browser } = await buildPerson(installation);
  const nothing = { factorId: "00000000-0000-7000-8000-000000000000", code: "123456" };
  assert.equal((await browser.call(confirmTotp, { body: nothing })).status, 404);
  const staff = await buildStaff(installation);
  const half = visitor();
  await half.call(signIn, { body: { email: staff.email, password: testPassword } });
  assert.equal((await half.call(readSession)).status, 401, "half a sign-in is none");
  const planted = visitor();
  planted.cookies.set("__Host-session", half.cookies.get("__Host-step") ?? "");
  assert.equal((await planted.call(readSession)).status, 401, "the step's secret is no session");
  assert.equal(await people(), before);
});

test("pattern 11: a flow is used up once, also by many at once, and not after its time", async () => {
  const secret = await start("password_reset");
  const consume = () =>
    installation.write((ctx) => consumeFlow(ctx.db, "password_reset", secret, clock.now()));
  const used = await Promise.all(Array.from({ length: 10 }, consume));
  assert.equal(used.filter(Boolean).length, 1);
  for (const purpose of purposes) {
    const late = await start(purpose, 30);
    clock.advance({ minutes: 30 });
    assert.equal(await ends[purpose](late), 410, purpose);
  }
});

test("decision 2: of a secret only the hash is stored", async () => {
  const secret = await start("password_reset");
  const rows = await query<{ row: string }>(installation, "select flows::text as row from flows");
  assert.ok(rows.length > 0 && rows.every(({ row }) => !row.includes(secret)));
});
