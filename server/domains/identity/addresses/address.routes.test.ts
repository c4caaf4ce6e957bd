import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff, type Person, testPassword } from "../../../../tests/support/people.ts";
import { askPasswordReset, confirmSignUp, resetPassword, signUp } from "../accounts/account.contract.ts";
import { readSession, signIn } from "../sessions/session.contract.ts";
import { askEmailChange, confirmEmailChange, readAddresses, undoEmailChange } from "./address.contract.ts";

const installation = await testInstallation();
const { clock } = installation;
const visitor = () => installation.browser();
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 80 }));

async function tokenIn(email: string, template: string): Promise<string> {
  const mail = (await installation.mails(email)).findLast((one) => one.template === `identity.${template}`);
  return new URL(mail?.link ?? "none:").searchParams.get("token") ?? "";
}
const templates = async (email: string) => (await installation.mails(email)).map((mail) => mail.template);
const ask = (person: Person, email: string, password = testPassword) =>
  person.browser.call(askEmailChange, { body: { email, password } });
const confirm = async (email: string) =>
  visitor().call(confirmEmailChange, { body: { token: await tokenIn(email, "confirm_new_address") } });
const undo = (token: string) => visitor().call(undoEmailChange, { body: { token } });
async function change(person: Person, email: string): Promise<void> {
  assert.equal((await ask(person, email)).status, 202);
  assert.equal((await confirm(email)).status, 204);
}
const enter = async (email: string, password = testPassword) =>
  (await visitor().call(signIn, { body: { email, password } })).status;
const emailOf = async (userId: string) =>
  (await query<{ email: string }>(installation, `select email from users where id = '${userId}'`))[0]?.email;
const waitFor = async (minutes: number) => clock.advance({ minutes });

test("ACC-4 the new address is confirmed by a link, the old one is told twice and can undo it", async () => {
  const person = await buildPerson(installation, { email: "old-1@example.com" });
  assert.equal((await ask(person, " NEW-1@example.com".trim())).status, 202);
  const before = (await person.browser.call(readAddresses)).body.signIn;
  assert.deepEqual([before.email, before.waiting?.email], ["old-1@example.com", "new-1@example.com"]);
  assert.equal(await enter("new-1@example.com"), 401, "nothing changes before the link is used");
  const link = visitor();
  const token = await tokenIn("new-1@example.com", "confirm_new_address");
  assert.equal((await link.call(confirmEmailChange, { body: { token } })).status, 204);
  assert.equal((await link.call(readSession)).status, 401, "confirming signs nobody in");
  assert.deepEqual([await enter("new-1@example.com"), await enter("old-1@example.com")], [200, 401]);
  assert.deepEqual(await templates("old-1@example.com"), [
    "identity.email_change_asked",
    "identity.email_changed",
  ]);
  const asked = (await installation.mails("old-1@example.com"))[0];
  assert.ok(asked?.plain.includes("n…@example.com") && !asked.plain.includes("new-1@"));
  const { signIn: now } = (await person.browser.call(readAddresses)).body;
  assert.ok(now.undoUntil && now.waiting === null);

  assert.equal((await undo(await tokenIn("old-1@example.com", "email_changed"))).status, 204);
  assert.equal(await emailOf(person.userId), "old-1@example.com");
  assert.equal((await person.browser.call(readSession)).status, 401, "every session ends");
  assert.ok((await templates("new-1@example.com")).includes("identity.email_taken_back"));
  assert.deepEqual((await templates("old-1@example.com")).slice(2), [
    "identity.email_back",
    "identity.reset_password",
  ]);
});

test("pattern 30: the password is asked, and a proof that is fresh; a stranger's session or guess changes nothing", async () => {
  const person = await buildPerson(installation);
  assert.equal(
    (await ask(person, "thief@example.com", "wrong horse battery")).problem.code,
    "identity.wrong_password",
  );
  await waitFor(11);
  assert.equal((await ask(person, "thief@example.com")).problem.code, "identity.proof_needed");
  assert.deepEqual(await installation.mails("thief@example.com"), []);
  assert.equal(
    (await visitor().call(askEmailChange, { body: { email: "a@example.com", password: "x" } })).status,
    401,
  );
});

test("pattern 1, pattern 7: a taken address is answered alike; its owner is told, and no link exists", async () => {
  const owner = await buildPerson(installation, { email: "owner@example.com" });
  const person = await buildPerson(installation);
  const bodies: unknown[][] = [];
  for (const email of ["owner@example.com", "OWNER@example.com", "free@example.com"]) {
    const answer = await ask(person, email);
    const { signIn: seen } = (await person.browser.call(readAddresses)).body;
    bodies.push([answer.status, answer.bytes.toString(), seen.waiting?.email === email.toLowerCase()]);
  }
  assert.deepEqual(bodies[0], bodies[2]);
  assert.deepEqual(bodies[1], bodies[2]);
  assert.deepEqual(new Set(await templates("owner@example.com")), new Set(["identity.address_wanted"]));
  assert.equal(await tokenIn("owner@example.com", "address_wanted"), "");
  assert.equal(await emailOf(owner.userId), "owner@example.com");
  for (const odd of ["owner\uff20example.com", "owner@ex\u0430mple.com", "owner@example.com@example.com"]) {
    assert.equal((await ask(person, odd)).status, 422, odd);
  }
  const own = await ask(person, person.email);
  assert.equal(own.problem.code, "identity.address_unchanged");
});

test("ACC-4 an address that was taken meanwhile is not given twice", async () => {
  const [one, other] = [await buildPerson(installation), await buildPerson(installation)];
  await ask(one, "wanted@example.com");
  const first = await tokenIn("wanted@example.com", "confirm_new_address");
  await ask(other, "wanted@example.com");
  const second = await tokenIn("wanted@example.com", "confirm_new_address");
  const answers = await Promise.all(
    [first, second].map((token) => visitor().call(confirmEmailChange, { body: { token } })),
  );
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 410]);
});

test("pattern 11: each link is good once, also at the same moment, and not after its time", async () => {
  const person = await buildPerson(installation, { email: "old-2@example.com" });
  await ask(person, "new-2@example.com");
  const token = await tokenIn("new-2@example.com", "confirm_new_address");
  const twice = await Promise.all(
    [1, 2, 3].map(() => visitor().call(confirmEmailChange, { body: { token } })),
  );
  assert.deepEqual(twice.map(({ status }) => status).toSorted(), [204, 410, 410]);
  const back = await tokenIn("old-2@example.com", "email_changed");
  const undone = await Promise.all([1, 2, 3].map(() => undo(back)));
  assert.deepEqual(undone.map(({ status }) => status).toSorted(), [204, 410, 410]);
  const late = await buildPerson(installation, { email: "old-3@example.com" });
  await change(late, "new-3@example.com");
  clock.advance({ hours: 72 });
  assert.equal((await undo(await tokenIn("old-3@example.com", "email_changed"))).status, 410);
});

test("pattern 30: two changes at once: the later link counts, and the earlier is void", async () => {
  const person = await buildPerson(installation);
  await Promise.all([ask(person, "first@example.com"), ask(person, "second@example.com")]);
  const tokens = await Promise.all(
    ["first@example.com", "second@example.com"].map((email) => tokenIn(email, "confirm_new_address")),
  );
  const answers = await Promise.all(
    tokens.map((token) => visitor().call(confirmEmailChange, { body: { token } })),
  );
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 410]);
});

test("pattern 30: undo after a second change brings the first address back, and a thief's address has no undo", async () => {
  const person = await buildPerson(installation, { email: "owner-4@example.com" });
  await change(person, "thief-4@example.com");
  const first = await tokenIn("owner-4@example.com", "email_changed");
  await change(person, "thief-5@example.com");
  assert.deepEqual(
    (await templates("thief-4@example.com")).filter((name) => name === "identity.email_changed"),
    [],
  );
  assert.equal((await undo(first)).status, 204, "the link of either mail does it");
  assert.equal(await emailOf(person.userId), "owner-4@example.com");
  const second = await tokenIn("owner-4@example.com", "email_changed");
  assert.deepEqual([first === second, (await undo(second)).status], [false, 410]);
});

test("pattern 30: changed there and back, nobody has an undo any more", async () => {
  const person = await buildPerson(installation, { email: "owner-6@example.com" });
  await change(person, "thief-6@example.com");
  const first = await tokenIn("owner-6@example.com", "email_changed");
  await change(person, "owner-6@example.com");
  assert.equal((await undo(first)).status, 410);
  assert.equal(await tokenIn("thief-6@example.com", "email_changed"), "");
  assert.equal((await person.browser.call(readAddresses)).body.signIn.undoUntil, null);
});

test("pattern 30: links to reset the password are void at the change and at the undo, at the same moment too", async () => {
  const person = await buildPerson(installation, { email: "old-7@example.com" });
  await visitor().call(askPasswordReset, { body: { email: "old-7@example.com" } });
  const early = await tokenIn("old-7@example.com", "reset_password");
  await change(person, "new-7@example.com");
  const reset = (token: string) =>
    visitor().call(resetPassword, { body: { token, password: "nine copper lanterns" } });
  assert.equal((await reset(early)).status, 410);
  await visitor().call(askPasswordReset, { body: { email: "new-7@example.com" } });
  const planted = await tokenIn("new-7@example.com", "reset_password");
  assert.equal((await undo(await tokenIn("old-7@example.com", "email_changed"))).status, 204);
  assert.equal((await reset(planted)).status, 410);

  const raced = await buildPerson(installation, { email: "old-8@example.com" });
  await ask(raced, "new-8@example.com");
  await visitor().call(askPasswordReset, { body: { email: "old-8@example.com" } });
  const answers = await Promise.all([
    reset(await tokenIn("old-8@example.com", "reset_password")),
    confirm("new-8@example.com"),
  ]);
  const done = answers.map(({ status }) => status < 300);
  assert.deepEqual(done.toSorted(), [false, true], "whichever comes first voids the other");
});

test("pattern 30: a reset by a thief leaves the old address its undo", async () => {
  const person = await buildPerson(installation, { email: "old-9@example.com" });
  await change(person, "thief-9@example.com");
  await visitor().call(askPasswordReset, { body: { email: "thief-9@example.com" } });
  const token = await tokenIn("thief-9@example.com", "reset_password");
  const password = "the thief knows this one";
  assert.equal((await visitor().call(resetPassword, { body: { token, password } })).status, 200);
  assert.equal((await undo(await tokenIn("old-9@example.com", "email_changed"))).status, 204);
  assert.equal(await emailOf(person.userId), "old-9@example.com");
});

test("ACC-4 an old address that became somebody else's is not put back", async () => {
  const person = await buildPerson(installation, { email: "old-10@example.com" });
  await change(person, "new-10@example.com");
  await buildPerson(installation, { email: "old-10@example.com" });
  const token = await tokenIn("old-10@example.com", "email_changed");
  assert.equal((await undo(token)).problem.code, "identity.address_taken_meanwhile");
  assert.equal(await emailOf(person.userId), "new-10@example.com");
});

test("ACC-4 the second factor stays, whatever happens to the address", async () => {
  const staff = await buildStaff(installation);
  await change(staff, "staff-new@example.com");
  const entered = await visitor().call(signIn, {
    body: { email: "staff-new@example.com", password: testPassword },
  });
  assert.equal(entered.body.step, "second_factor");
});

test("mails to strangers are few: five links an hour for each account", async () => {
  const person = await buildPerson(installation);
  const answers: number[] = [];
  for (let at = 0; at < 6; at++) answers.push((await ask(person, `stranger-${at}@example.com`)).status);
  assert.deepEqual(answers, [202, 202, 202, 202, 202, 429]);
});

test("pattern 12: links have the public address, whatever Host the request had", async () => {
  const person = await buildPerson(installation);
  const cookie = [...person.browser.cookies].map((pair) => pair.join("=")).join("; ");
  await visitor().fetch("/api/v1/me/email-changes", {
    method: "POST",
    headers: {
      cookie,
      "content-type": "application/json",
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
    },
    body: JSON.stringify({ email: "hosted@example.com", password: testPassword }),
  });
  const [mail] = await installation.mails("hosted@example.com");
  assert.match(mail?.link ?? "", /^http:\/\/localhost:4400\/confirm-address\?/);
});

test("ACC-4 a sign-up that waits does not stand in the way, and is void once the address is taken", async () => {
  const organization = { kind: "individual" as const, country: "CH" };
  const body = {
    email: "both@example.com",
    password: "eleven violet tunnels",
    firstName: "Lea",
    lastName: "M",
  };
  await visitor().call(signUp, { body: { ...body, language: "en", organization } });
  const person = await buildPerson(installation);
  const token = await tokenIn("both@example.com", "confirm_address");
  await change(person, "both@example.com");
  assert.equal(await emailOf(person.userId), "both@example.com");
  const late = await visitor().call(confirmSignUp, { body: { token, password: "nine copper lanterns" } });
  assert.equal(late.status, 410);
});
