import assert from "node:assert/strict";
import test from "node:test";
import { Authenticator, type Quirks } from "../../../../tests/support/authenticator.ts";
import type { Browser } from "../../../../tests/support/browser.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff, type Person, testPassword } from "../../../../tests/support/people.ts";
import { readProofs } from "../proofs/proof.contract.ts";
import { readSession, signIn } from "../sessions/session.contract.ts";
import {
  addPasskey,
  givePasskeyProof,
  givePasskeyStep,
  signInWithPasskey,
  startPasskey,
  startPasskeyProof,
  startPasskeySignIn,
  startPasskeyStep,
} from "./passkey.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const origin = installation.services.config.publicUrl;
const visitor = () => installation.browser();
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));

interface Owner extends Person {
  readonly key: Authenticator;
}

async function register(browser: Browser, key: Authenticator, quirks: Quirks = {}, name = "Passkey 1") {
  const options = await browser.call(startPasskey);
  assert.equal(options.status, 200, options.problem?.code);
  return browser.call(addPasskey, { body: { name, credential: key.make(options.body, quirks) } });
}

/** Somebody with a passkey, or with a security key that asks for no PIN. */
async function buildOwner(options: { verifiesUser?: boolean } = {}): Promise<Owner> {
  const person = await buildPerson(installation);
  const key = new Authenticator(origin, options);
  assert.equal((await register(person.browser, key)).status, 201);
  return { ...person, key };
}

/** A visitor's browser with the options of a sign-in by passkey. */
async function atSignIn() {
  const browser = visitor();
  return { browser, options: (await browser.call(startPasskeySignIn)).body };
}

async function enter(key: Authenticator, quirks: Quirks = {}) {
  const { browser, options } = await atSignIn();
  const reply = await browser.call(signInWithPasskey, { body: { credential: key.use(options, quirks) } });
  return { browser, reply };
}

/** A browser that gave the password and waits for the second factor. */
async function afterPassword(email: string) {
  const browser = visitor();
  const { body } = await browser.call(signIn, { body: { email, password: testPassword } });
  return { browser, step: body };
}

const codeOf = ({ status, problem }: { status: number; problem?: { code: string } }) => [
  status,
  problem?.code,
];
const refused = [401, "identity.passkey_refused"];
const expired = [410, "identity.passkey_expired"];
const isIn = async (browser: Browser) => (await browser.call(readSession)).status === 200;
const actionsOf = async (userId: string) =>
  (
    await query<{ action: string }>(
      installation,
      `select action from user_audit where user_id = '${userId}' order by sequence`,
    )
  ).map(({ action }) => action);

test("SEC-1 a passkey is added: the session is a new one, the owner is told, the log says so", async () => {
  const person = await buildPerson(installation);
  const before = person.browser.cookies.get("__Host-session");
  const added = await register(person.browser, new Authenticator(origin));
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
  assert.equal((await register(browser, new Authenticator(origin), {}, "Key ring")).status, 201);
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

test("pattern 9, 22: which keys an account has is told after the right password alone, and to that browser alone", async () => {
  const owner = await buildOwner();
  const wrong = visitor();
  await wrong.call(signIn, { body: { email: owner.email, password: "wrong horse battery" } });
  for (const browser of [visitor(), wrong])
    assert.deepEqual(codeOf(await browser.call(startPasskeyStep)), [410, "identity.link_unusable"]);
  const { browser } = await afterPassword(owner.email);
  const options = (await browser.call(startPasskeyStep)).body;
  const other = visitor();
  const stolen = await other.call(givePasskeyStep, { body: { credential: owner.key.use(options) } });
  assert.deepEqual(codeOf(stolen), [410, "identity.link_unusable"]);
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

/** What is wrong with an answer of an authenticator; each is refused alike. */
const misuses: Record<string, Quirks> = {
  "another origin": { origin: "https://evil.example" },
  "an origin that begins like ours": { origin: `${origin}.evil.example` },
  "another port": { origin: "http://localhost:1" },
  "another relying party": { rpId: "evil.example" },
  "another kind of act": { type: "webauthn.other" },
  "nobody at the key": { userPresent: false },
};

for (const [what, quirks] of Object.entries(misuses)) {
  test(`pattern 22: ${what} is refused when a key is made and when it is used`, async () => {
    const owner = await buildOwner();
    assert.deepEqual(codeOf((await enter(owner.key, quirks)).reply), refused);
    const made = await register(owner.browser, new Authenticator(origin), quirks);
    assert.deepEqual(codeOf(made), refused);
    assert.equal((await enter(owner.key)).reply.status, 200, "and nothing is broken by it");
  });
}

test("pattern 22: a bad signature, or that of another key, is refused and stands in the owner's log", async () => {
  const owner = await buildOwner();
  const { browser, reply } = await enter(owner.key, { foreignKey: true });
  assert.deepEqual(codeOf(reply), refused);
  assert.equal(await isIn(browser), false);
  const at = await atSignIn();
  const credential = owner.key.use(at.options);
  const unsigned = { ...credential, response: { ...credential.response, signature: "AA" } };
  assert.deepEqual(
    codeOf(await at.browser.call(signInWithPasskey, { body: { credential: unsigned } })),
    refused,
  );
  assert.deepEqual((await actionsOf(owner.userId)).slice(1), [
    "session.passkey_refused",
    "session.passkey_refused",
  ]);
});

test("pattern 22, 18: an answer counts once, also twice at once, and not after five minutes", async () => {
  const owner = await buildOwner();
  const { browser, options } = await atSignIn();
  const body = { credential: owner.key.use(options) };
  const [cookie = "", step = ""] = ["__Host-step", browser.cookies.get("__Host-step")];
  const both = await Promise.all(
    [1, 2, 3].map(() => {
      const copy = visitor();
      copy.cookies.set(cookie, step);
      return copy.call(signInWithPasskey, { body });
    }),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 410, 410]);
  const late = await atSignIn();
  const answer = owner.key.use(late.options);
  clock.advance({ minutes: 5 });
  assert.deepEqual(
    codeOf(await late.browser.call(signInWithPasskey, { body: { credential: answer } })),
    expired,
  );
});

test("pattern 22: a refused answer uses its challenge up", async () => {
  const owner = await buildOwner();
  const { browser, options } = await atSignIn();
  const use = (quirks: Quirks) =>
    browser.call(signInWithPasskey, { body: { credential: owner.key.use(options, quirks) } });
  assert.deepEqual(codeOf(await use({ foreignKey: true })), refused);
  assert.deepEqual(codeOf(await use({})), expired);
});

test("pattern 8, 22: a challenge belongs to the browser that asked for it, and is none of somebody's own making", async () => {
  const owner = await buildOwner();
  const [one, other] = [await atSignIn(), await atSignIn()];
  const credential = owner.key.use(one.options);
  assert.deepEqual(codeOf(await other.browser.call(signInWithPasskey, { body: { credential } })), expired);
  assert.deepEqual(codeOf(await visitor().call(signInWithPasskey, { body: { credential } })), expired);
  const own = owner.key.use(other.options, { challenge: "b".repeat(43) });
  assert.deepEqual(
    codeOf(await other.browser.call(signInWithPasskey, { body: { credential: own } })),
    expired,
  );
  const framed = owner.key.use(other.options, { crossOrigin: true });
  assert.deepEqual(
    codeOf(await other.browser.call(signInWithPasskey, { body: { credential: framed } })),
    expired,
    "signed inside a frame of another site",
  );
});

test("pattern 10, 15, 22: an answer for one purpose is nothing for every other", async () => {
  const owner = await buildOwner();
  const { browser } = await afterPassword(owner.email);
  const signInOptions = (await browser.call(startPasskeySignIn)).body;
  const asStep = await browser.call(givePasskeyStep, {
    body: { credential: owner.key.use(signInOptions) },
  });
  assert.deepEqual(codeOf(asStep), expired, "a sign-in's challenge is no second step");
  const stepOptions = (await browser.call(startPasskeyStep)).body;
  const alone = await browser.call(signInWithPasskey, { body: { credential: owner.key.use(stepOptions) } });
  assert.deepEqual(codeOf(alone), expired, "a second step's challenge signs nobody in alone");
  const proofOptions = (await owner.browser.call(startPasskeyProof)).body;
  const credential = owner.key.use(proofOptions);
  assert.deepEqual(
    codeOf(await owner.browser.call(signInWithPasskey, { body: { credential } })),
    expired,
    "a proof's challenge signs nobody in",
  );
  const registration = (await owner.browser.call(startPasskey)).body;
  const used = owner.key.use({ rpId: registration.rp.id, challenge: registration.challenge });
  assert.deepEqual(
    codeOf(await owner.browser.call(givePasskeyProof, { body: { credential: used } })),
    expired,
    "a registration's challenge proves nothing",
  );
});

test("pattern 15: a key that asked for no PIN is one factor; it never signs in alone", async () => {
  const key = await buildOwner({ verifiesUser: false });
  const { browser, reply } = await enter(key.key);
  assert.deepEqual(codeOf(reply), refused);
  assert.equal(await isIn(browser), false);
  const passkey = await buildOwner();
  assert.deepEqual(codeOf((await enter(passkey.key, { userVerified: false })).reply), refused);
});

test("pattern 22: a counter that goes back, or stands, is refused; what was seen is not forgotten", async () => {
  const owner = await buildOwner();
  assert.equal((await enter(owner.key, { counter: 7 })).reply.status, 200);
  for (const counter of [7, 6, 0])
    assert.deepEqual(codeOf((await enter(owner.key, { counter })).reply), refused, `${counter} after 7`);
  assert.equal((await enter(owner.key, { counter: 8 })).reply.status, 200);
});

test("pattern 22: authenticators that keep no counter stay at zero", async () => {
  const owner = await buildOwner();
  for (let at = 0; at < 3; at++) assert.equal((await enter(owner.key, { counter: 0 })).reply.status, 200);
});

test("pattern 22: the key of another user is nothing at one's own second step, proof, or under one's own name", async () => {
  const [owner, other] = [await buildOwner(), await buildOwner()];
  const { browser } = await afterPassword(owner.email);
  const options = (await browser.call(startPasskeyStep)).body;
  const asStep = await browser.call(givePasskeyStep, { body: { credential: other.key.use(options) } });
  assert.deepEqual(codeOf(asStep), refused);
  const proof = (await owner.browser.call(startPasskeyProof)).body;
  const asProof = await owner.browser.call(givePasskeyProof, {
    body: { credential: other.key.use(proof) },
  });
  assert.deepEqual(codeOf(asProof), refused);
  const ownName = Buffer.from(owner.userId).toString("base64url");
  for (const userHandle of [ownName, undefined])
    assert.deepEqual(codeOf((await enter(other.key, { userHandle })).reply), refused);
});

test("pattern 22: a challenge of another user adds no key, proves nothing", async () => {
  const [owner, other] = [await buildOwner(), await buildOwner()];
  for (const [name, value] of owner.browser.cookies)
    if (name === "__Host-step") other.browser.cookies.set(name, value);
  const options = (await owner.browser.call(startPasskey)).body;
  other.browser.cookies.set("__Host-step", owner.browser.cookies.get("__Host-step") ?? "");
  const made = new Authenticator(origin).make(options);
  assert.deepEqual(
    codeOf(await other.browser.call(addPasskey, { body: { name: "Stolen", credential: made } })),
    expired,
  );
  const proof = (await owner.browser.call(startPasskeyProof)).body;
  other.browser.cookies.set("__Host-step", owner.browser.cookies.get("__Host-step") ?? "");
  const proved = await other.browser.call(givePasskeyProof, {
    body: { credential: other.key.use(proof) },
  });
  assert.deepEqual(codeOf(proved), expired);
});

test("pattern 22: an id that is registered cannot be registered again, by nobody", async () => {
  const owner = await buildOwner();
  const thief = await buildPerson(installation);
  for (const browser of [owner.browser, thief.browser]) {
    const copy = new Authenticator(origin, { credentialId: owner.key.credentialId });
    assert.deepEqual(codeOf(await register(browser, copy)), [409, "identity.passkey_known"]);
  }
  assert.equal((await enter(owner.key)).reply.status, 200);
  assert.equal((await thief.browser.call(readSession)).body.user.hasSecondFactor, false);
});

test("pattern 22: a key that was removed, or that nobody has, opens nothing", async () => {
  const owner = await buildOwner();
  const { browser } = await afterPassword(owner.email);
  const options = (await browser.call(startPasskeyStep)).body;
  await installation.write(({ db }) =>
    db.deleteFrom("user_factors").where("user_id", "=", owner.userId).execute(),
  );
  assert.deepEqual(codeOf((await enter(owner.key)).reply), refused);
  const asStep = await browser.call(givePasskeyStep, { body: { credential: owner.key.use(options) } });
  assert.deepEqual(codeOf(asStep), refused);
  assert.deepEqual(codeOf((await enter(new Authenticator(origin), { userHandle: "eA" })).reply), refused);
});

test("pattern 8: a sign-in by passkey gives a new token; the session that the browser had is dead", async () => {
  const [owner, other] = [await buildOwner(), await buildPerson(installation)];
  const kept = visitor();
  for (const [name, value] of other.browser.cookies) kept.cookies.set(name, value);
  const options = (await other.browser.call(startPasskeySignIn)).body;
  await other.browser.call(signInWithPasskey, { body: { credential: owner.key.use(options) } });
  assert.equal((await other.browser.call(readSession)).body.user.email, owner.email);
  assert.equal(await isIn(kept), false);
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
  const nonsense = new Authenticator(origin).use(options);
  const long = { ...nonsense, id: "A".repeat(9_000) };
  assert.equal((await browser.call(signInWithPasskey, { body: { credential: long } })).status, 422);
});

test("pattern 12, 22: whom a key is for comes from the configuration, whatever Host the request had", async () => {
  const browser = visitor();
  const response = await browser.fetch("/api/v1/session/passkeys/options", {
    method: "POST",
    headers: { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
  });
  assert.equal(((await response.json()) as { rpId: string }).rpId, "localhost");
});
