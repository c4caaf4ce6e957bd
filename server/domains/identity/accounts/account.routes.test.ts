import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { readOrganization } from "../../organizations/organizations/organization.contract.ts";
import { readSession, signIn } from "../sessions/session.contract.ts";
import { askPasswordReset, confirmSignUp, resetPassword, signUp } from "./account.contract.ts";

const installation = await testInstallation();

const person = {
  email: "Lea@Example.com",
  password: "eleven violet tunnels",
  firstName: "Lea",
  lastName: "Muster",
  language: "de" as const,
  organization: { kind: "company" as const, name: "Muster AG", country: "CH" },
};
const tokenOf = (link: string | undefined) => new URL(link ?? "").searchParams.get("token") ?? "";

test("ACC-1 sign-up, confirmation by the mail, an organization of one's own", async () => {
  const browser = installation.browser();
  const asked = await browser.call(signUp, { body: person });
  assert.equal(asked.status, 202);
  assert.equal(
    (await browser.call(signIn, { body: { email: person.email, password: person.password } })).status,
    401,
    "nothing exists before the link is used",
  );
  const [mail] = await installation.mails("lea@example.com");
  assert.equal(mail?.subject, "Bestätigen Sie Ihre Adresse");
  const confirmed = await browser.call(confirmSignUp, { body: { token: tokenOf(mail?.link) } });
  assert.equal(confirmed.status, 201);
  assert.equal(confirmed.body.signedIn, true);
  const session = await browser.call(readSession);
  assert.equal(session.body.organizations[0]?.role, "legal_representative");
  const organization = await browser.call(readOrganization, {
    params: { organizationId: confirmed.body.organizationId },
  });
  assert.equal(organization.body.name, "Muster AG");
  assert.equal(organization.body.currency, "CHF");
});

test("ACC-1 another browser than the one that asked chooses the password, is not signed in by the link, and the link works once", async () => {
  const asking = installation.browser();
  await asking.call(signUp, { body: { ...person, email: "nina@example.com" } });
  const [mail] = await installation.mails("nina@example.com");
  const other = installation.browser();
  const token = tokenOf(mail?.link);
  const refused = await other.call(confirmSignUp, { body: { token } });
  assert.equal(refused.problem.code, "identity.password_needed");
  const weak = await other.call(confirmSignUp, { body: { token, password: "lea muster lea muster" } });
  assert.equal(weak.problem.code, "identity.password_contains_name");
  const password = "nine copper lanterns";
  const answers = await Promise.all(
    [1, 2, 3].map(() => other.call(confirmSignUp, { body: { token, password } })),
  );
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 410, 410]);
  assert.equal(answers.find((answer) => answer.status === 201)?.body.signedIn, false);
  assert.equal((await other.call(readSession)).status, 401);
});

test("ACC-2 pattern 1: sign-up, sign-in and reset answer known and unknown addresses alike", async () => {
  const browser = installation.browser();
  for (const email of ["lea@example.com", "nobody@example.com"]) {
    const answers = [
      await browser.call(signUp, { body: { ...person, email } }),
      await browser.call(askPasswordReset, { body: { email } }),
      await browser.call(signIn, { body: { email, password: "wrong horse battery" } }),
    ];
    assert.deepEqual(
      answers.map((answer) => [answer.status, answer.problem?.code]),
      [
        [202, undefined],
        [202, undefined],
        [401, "identity.wrong_credentials"],
      ],
    );
  }
  const mails = await installation.mails("lea@example.com");
  assert.ok(mails.some((mail) => mail.template === "identity.already_registered"));
});

test("ACC-5 a reset works once, ends every session and signs nobody in", async () => {
  const browser = installation.browser();
  await browser.call(signIn, { body: { email: person.email, password: person.password } });
  assert.equal((await browser.call(readSession)).status, 200);
  await browser.call(askPasswordReset, { body: { email: person.email } });
  const link = (await installation.mails("lea@example.com")).findLast(
    (mail) => mail.template === "identity.reset_password",
  )?.link;
  const next = { token: tokenOf(link), password: "nine copper lanterns" };
  const other = installation.browser();
  assert.equal((await other.call(resetPassword, { body: next })).status, 200);
  assert.equal((await other.call(resetPassword, { body: next })).status, 410, "pattern 11: used once");
  assert.equal((await other.call(readSession)).status, 401);
  assert.equal((await browser.call(readSession)).status, 401, "the old session is dead");
  assert.equal(
    (await browser.call(signIn, { body: { email: person.email, password: next.password } })).body.step,
    "done",
  );
});

test("ACC-1 weak passwords and wrong input are told by field, in the reader's language", async () => {
  const browser = installation.browser("fr");
  const short = await browser.call(signUp, { body: { ...person, password: "short", email: "no address" } });
  assert.equal(short.status, 422);
  assert.deepEqual(
    short.problem.fields?.map((field) => field.path),
    ["email", "password"],
  );
  assert.match(short.problem.title, /Veuillez/);
  const named = await browser.call(signUp, { body: { ...person, password: "lea muster lea muster" } });
  assert.equal(named.problem.code, "identity.password_contains_name");
  const common = await browser.call(signUp, { body: { ...person, password: "passwordpassword" } });
  assert.equal(common.problem.code, "identity.password_common");
});
