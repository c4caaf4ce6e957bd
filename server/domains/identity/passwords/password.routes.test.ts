import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildCustomer,
  buildPerson,
  buildStaff,
  type Person,
  testPassword,
} from "../../../../tests/support/people.ts";
import { askPasswordReset, resetPassword, signUp } from "../accounts/account.contract.ts";
import { removeFactor } from "../factors/factor.contract.ts";
import { readSession, signIn } from "../sessions/session.contract.ts";
import { changePassword } from "./password.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const fresh = "nine copper lanterns";
/** Beside a second factor ten characters are enough. */
const short = "kupfer 9 mond";
/** Limits count within windows; each test has its own, and a proof is older than the minutes that it counts for. */
test.beforeEach(() => clock.advance({ hours: 1 }));

const change = (
  { browser }: Pick<Person, "browser">,
  newPassword: string,
  { currentPassword = testPassword, endOtherSessions = true } = {},
) => browser.call(changePassword, { body: { currentPassword, newPassword, endOtherSessions } });

async function enter(email: string, password: string) {
  const browser = installation.browser();
  return { browser, status: (await browser.call(signIn, { body: { email, password } })).status };
}

const codesOf = ({ status, problem }: { status: number; problem?: { code: string; fields?: unknown } }) => [
  status,
  ((problem?.fields ?? []) as { path: string; code: string }[]).map(({ path, code }) => `${path}: ${code}`),
];

test("ASVS 6.2.2, 7.4.3: the password is changed, other sessions end, this one goes on with a new token", async () => {
  const person = await buildPerson(installation);
  const { browser: other } = await enter(person.email, testPassword);
  const before = person.browser.cookies.get("__Host-session");
  assert.equal((await change(person, fresh)).status, 204);
  assert.equal((await other.call(readSession)).status, 401);
  assert.equal((await person.browser.call(readSession)).status, 200);
  assert.notEqual(person.browser.cookies.get("__Host-session"), before, "decision 8");
  assert.deepEqual(
    [(await enter(person.email, testPassword)).status, (await enter(person.email, fresh)).status],
    [401, 200],
  );
  const mails = (await installation.mails(person.email)).map((mail) => mail.template);
  assert.ok(mails.includes("identity.password_changed"), "ASVS 6.3.7");
  const [row] = await query<{ details: { endedSessions: number } }>(
    installation,
    `select details from user_audit where user_id = '${person.userId}' and action = 'password.changed'`,
  );
  assert.equal(row?.details.endedSessions, 1);
});

test("other sessions go on where that is wished", async () => {
  const person = await buildPerson(installation);
  const { browser: other } = await enter(person.email, testPassword);
  assert.equal((await change(person, fresh, { endOtherSessions: false })).status, 204);
  assert.equal((await other.call(readSession)).status, 200);
});

test("ASVS 6.2.3: without the current password nothing changes; wrong ones are counted with those of sign-ins", async () => {
  const person = await buildPerson(installation);
  const failures = async () =>
    (
      await query<{ failures: number }>(
        installation,
        `select failures from authentication_failures where user_id = '${person.userId}' and authenticator = 'password'`,
      )
    )[0]?.failures ?? 0;
  for (let at = 1; at <= 3; at++) {
    const refused = await change(person, fresh, { currentPassword: "wrong horse battery" });
    assert.deepEqual([refused.status, refused.problem.code], [403, "identity.wrong_password"]);
    assert.equal(await failures(), at);
  }
  assert.equal((await enter(person.email, testPassword)).status, 200);
  assert.equal((await change(person, fresh)).status, 204);
  assert.equal(await failures(), 0);
});

test("SEC-12, ASVS 7.5.1: an old session proves first who sits there", async () => {
  const person = await buildPerson(installation);
  clock.advance({ minutes: installation.services.config.proofMinutes + 1 });
  assert.equal((await change(person, fresh)).problem.code, "identity.proof_needed");
  assert.equal((await enter(person.email, testPassword)).status, 200);
});

test("pattern 11, 14: a change voids links to reset the password, and sign-ins begun with the old one", async () => {
  const person = await buildPerson(installation);
  await installation.browser().call(askPasswordReset, { body: { email: person.email } });
  const mail = (await installation.mails(person.email)).find(
    ({ template }) => template === "identity.reset_password",
  );
  const token = new URL(mail?.link ?? "").searchParams.get("token") ?? "";
  assert.equal((await change(person, fresh)).status, 204);
  const reset = await installation.browser().call(resetPassword, {
    body: { token, password: "ten wooden harbours" },
  });
  assert.equal(reset.status, 410);
});

test("ASVS 6.2.1, decision 9: 15 characters alone, 10 beside a second factor", async () => {
  const [alone, beside] = [await buildPerson(installation), await buildStaff(installation)];
  assert.deepEqual(codesOf(await change(alone, short)), [422, ["newPassword: field.password_short"]]);
  assert.deepEqual(codesOf(await change(beside, "kupfer 9")), [
    422,
    ["newPassword: field.password_short_beside"],
  ]);
  assert.equal((await change(beside, short)).status, 204);
  const body = {
    email: "new@example.com",
    password: short,
    firstName: "Lea",
    lastName: "Muster",
    language: "en" as const,
    organization: { kind: "individual" as const, country: "CH" },
  };
  assert.deepEqual(codesOf(await installation.browser().call(signUp, { body })), [
    422,
    ["password: field.password_short"],
  ]);
});

test("SEC-4, decision 9: the last factor stays while the password is short; a longer one lets it go", async () => {
  const person = await buildStaff(installation);
  const [factor] = await query<{ id: string }>(
    installation,
    `select id from user_factors where user_id = '${person.userId}'`,
  );
  const params = { factorId: factor?.id ?? "" };
  const remove = (password: string) => person.browser.call(removeFactor, { params, body: { password } });
  assert.equal((await change(person, short)).status, 204);
  const refused = await remove(short);
  assert.deepEqual([refused.status, refused.problem.code], [409, "identity.password_short_alone"]);
  assert.equal((await change(person, fresh, { currentPassword: short })).status, 204);
  assert.deepEqual((await remove(fresh)).body, { wasLast: true });
});

test("decision 9: a reset takes a short password beside a second factor alone", async () => {
  for (const [person, expected] of [
    [await buildPerson(installation), [422, ["password: field.password_short"]]],
    [await buildStaff(installation), [200, []]],
  ] as const) {
    await installation.browser().call(askPasswordReset, { body: { email: person.email } });
    const mail = (await installation.mails(person.email)).at(-1);
    const token = new URL(mail?.link ?? "").searchParams.get("token") ?? "";
    const reply = await installation.browser().call(resetPassword, { body: { token, password: short } });
    assert.deepEqual(codesOf(reply), expected);
  }
});

test("ASVS 6.2.4, 6.2.12: common passwords are refused, at a length that is taken too", async () => {
  const person = await buildStaff(installation);
  for (const password of ["password1234", "qwertyuiop", "1234567890", "passwordpassword", "iloveyou1234"]) {
    assert.deepEqual(
      codesOf(await change(person, password)),
      [422, ["newPassword: identity.password_common"]],
      password,
    );
  }
});

test("ASVS 6.2.11: names of the user, the user's organizations, the provider and the program are refused", async () => {
  const customer = await buildCustomer(installation, { name: "Bergblick Treuhand GmbH" });
  const provider = installation.services.config.provider.name;
  for (const password of [
    "bergblick-treuhand-1",
    customer.email,
    `${provider} ${provider} 1`,
    "Chalet chalet chalet",
  ]) {
    assert.deepEqual(
      codesOf(await change(customer, password)),
      [422, ["newPassword: identity.password_contains_name"]],
      password,
    );
  }
});

test("ASVS 6.2.5, 6.2.10: nothing is asked of the composition, and no age makes a password void", async () => {
  const person = await buildPerson(installation);
  assert.equal((await change(person, "quietcopperlanternsabove")).status, 204);
  clock.advance({ hours: 24 * 3_650 });
  assert.equal((await enter(person.email, "quietcopperlanternsabove")).status, 200);
});

test("pattern 45: set with U+00E9, given with e and U+0301; 64 emoji", async () => {
  const [accents, emoji] = [await buildPerson(installation), await buildPerson(installation)];
  const [composed, decomposed] = ["caf\u00e9 au lait et tartine", "cafe\u0301 au lait et tartine"];
  assert.equal((await change(accents, composed)).status, 204);
  assert.equal((await enter(accents.email, decomposed)).status, 200);
  assert.equal((await enter(accents.email, "cafe au lait et tartine")).status, 401);
  const many = "😀🎉🚀🐙🌵🍋🧊🪁🎻🧭🦊🪐🥝🛶🏔🎲".repeat(4);
  assert.equal([...many].length, 64);
  assert.equal((await change(emoji, many)).status, 204);
  assert.equal((await enter(emoji.email, many)).status, 200);
});

test("ASVS 6.2.1: an emoji is one character, not two; composed letters count once", async () => {
  const person = await buildPerson(installation);
  for (const password of ["🦊🐢🚲🪴🎻🧭🔑🥾🍋🛶🐙🌵🎲🏔", "e\u0301a\u0301i\u0301o\u0301u\u0301x9y7z"]) {
    assert.ok(password.length >= 15, "by code units");
    assert.deepEqual(codesOf(await change(person, password)), [422, ["newPassword: field.password_short"]]);
  }
});

test("ASVS 6.2.8, 6.2.9: 1,024 bytes are taken whole, in small and capital letters as they are", async () => {
  const person = await buildPerson(installation);
  const long = "q8}wL#v0^pZ!t3@m".repeat(64);
  assert.equal(Buffer.byteLength(long), 1_024);
  assert.equal((await change(person, long)).status, 204);
  assert.deepEqual(
    [
      (await enter(person.email, long.slice(0, -1))).status,
      (await enter(person.email, long.toUpperCase())).status,
      (await enter(person.email, long)).status,
    ],
    [401, 401, 200],
  );
});

test("pattern 44: a password of 1 MB is refused, and none of 1,025 bytes is cut or hashed", async () => {
  const person = await buildPerson(installation);
  const hashOf = () =>
    query(installation, `select hash from user_passwords where user_id = '${person.userId}'`);
  const before = await hashOf();
  assert.equal((await change(person, "x".repeat(1_000_000))).status, 413);
  const long = "q8}wL#v0^pZ!t3@m".repeat(64);
  assert.deepEqual(codesOf(await change(person, `${long}x`)), [422, ["newPassword: field.too_long"]]);
  assert.deepEqual(codesOf(await change(person, `${long.slice(0, 1_023)}\u00e9`)), [
    422,
    ["newPassword: field.too_long"],
  ]);
  assert.deepEqual(await hashOf(), before);
});

test("strangers get 401, wrong input is told by field", async () => {
  assert.equal((await change({ browser: installation.browser() }, fresh)).status, 401);
  const person = await buildPerson(installation);
  const empty = await person.browser.call(changePassword, { body: {} as never });
  assert.deepEqual(
    empty.problem.fields?.map(({ path }) => path),
    ["currentPassword", "newPassword", "endOtherSessions"],
  );
});
