import assert from "node:assert/strict";
import test from "node:test";
import { Authenticator, type Quirks } from "../../../../tests/support/authenticator.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson } from "../../../../tests/support/people.ts";
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
import { codeOf, expired, passkeySteps, refused } from "./passkey.factory.ts";

const installation = await testInstallation();
const { clock } = installation;
const origin = installation.services.config.publicUrl;
const { actionsOf, afterPassword, atSignIn, buildOwner, enter, newKey, register } =
  passkeySteps(installation);
const visitor = () => installation.browser();
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));

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
    const made = await register(owner.browser, newKey(), quirks);
    assert.deepEqual(codeOf(made), refused);
    assert.equal((await enter(owner.key)).reply.status, 200, "and nothing is broken by it");
  });
}

test("pattern 22: a bad signature, or that of another key, is refused and stands in the owner's log", async () => {
  const owner = await buildOwner();
  const { browser, reply } = await enter(owner.key, { foreignKey: true });
  assert.deepEqual(codeOf(reply), refused);
  assert.equal((await browser.call(readSession)).status, 401);
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
  assert.equal((await browser.call(readSession)).status, 401);
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
  const options = (await owner.browser.call(startPasskey)).body;
  other.browser.cookies.set("__Host-step", owner.browser.cookies.get("__Host-step") ?? "");
  const made = newKey().make(options);
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
  assert.deepEqual(codeOf((await enter(newKey(), { userHandle: "eA" })).reply), refused);
});

test("pattern 8: a sign-in by passkey gives a new token; the session that the browser had is dead", async () => {
  const [owner, other] = [await buildOwner(), await buildPerson(installation)];
  const kept = visitor();
  for (const [name, value] of other.browser.cookies) kept.cookies.set(name, value);
  const options = (await other.browser.call(startPasskeySignIn)).body;
  await other.browser.call(signInWithPasskey, { body: { credential: owner.key.use(options) } });
  assert.equal((await other.browser.call(readSession)).body.user.email, owner.email);
  assert.equal((await kept.call(readSession)).status, 401);
});

test("pattern 12, 22: whom a key is for comes from the configuration, whatever Host the request had", async () => {
  const browser = visitor();
  const response = await browser.fetch("/api/v1/session/passkeys/options", {
    method: "POST",
    headers: { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
  });
  assert.equal(((await response.json()) as { rpId: string }).rpId, "localhost");
});
