import assert from "node:assert/strict";
import test from "node:test";
import { Problem } from "../../../common/contract.ts";
import { testInstallation } from "../../../tests/support/installation.ts";
import { buildCustomer, buildPerson, buildStaff } from "../../../tests/support/people.ts";
import { updateProfile } from "../../domains/identity/accounts/account.contract.ts";
import { readSession, signIn } from "../../domains/identity/sessions/session.contract.ts";
import {
  createOrganization,
  readOrganization,
} from "../../domains/organizations/organizations/organization.contract.ts";

const installation = await testInstallation();
const json = { "content-type": "application/json" };
const nowhere = "00000000-0000-7000-8000-000000000000";

async function problemOf(answer: Response) {
  assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
  return Problem.strict().parse(await answer.json());
}

test("a refusal is problem details (RFC 9457) with a code, the reader's words and the request's number", async () => {
  const answer = await installation.browser("it").fetch("/api/v1/session");
  const problem = await problemOf(answer);
  assert.equal(answer.status, 401);
  assert.deepEqual(
    { ...problem, requestId: "" },
    {
      type: "urn:chalet:problem:identity.sign_in_needed",
      title: "Acceda per continuare.",
      status: 401,
      code: "identity.sign_in_needed",
      requestId: "",
    },
  );
  assert.match(problem.requestId ?? "", /^[0-9a-f-]{14}-?7/);
  assert.equal(answer.headers.get("cache-control"), "no-store");
});

test("ACC-8 somebody signed in reads refusals in their own language, whatever the browser asks for", async () => {
  const { browser } = await buildPerson(installation, { language: "de" });
  const headers = { "accept-language": "fr" };
  const stranger = await browser.call(readOrganization, { params: { organizationId: nowhere } }, { headers });
  assert.match(stranger.problem.title, /^Diese Seite/);
  const wrong = await browser.call(updateProfile, { body: { firstName: "" } }, { headers });
  assert.equal(wrong.problem.fields?.[0]?.message, "Dieses Feld wird benötigt.");
  const visitor = await installation.browser().call(readSession, {}, { headers });
  assert.match(visitor.problem.title, /^Connectez-vous/);
});

test("an address that is not there is 404, a method that is not there 405 with those that are", async () => {
  const browser = installation.browser();
  for (const path of [
    "/api/v1/nothing",
    "/api/nothing",
    "/assets/nothing.js",
    `/api/v1/organizations/${"a".repeat(600)}`,
  ]) {
    assert.equal((await problemOf(await browser.fetch(path))).code, "platform.not_found", path);
  }
  const wrong = await browser.fetch("/api/v1/session", { method: "PUT", headers: json, body: "{}" });
  assert.deepEqual([wrong.status, wrong.headers.get("allow")], [405, "POST, DELETE, GET"]);
  assert.equal((await problemOf(wrong)).code, "platform.method_not_allowed");
  assert.equal((await browser.fetch("/api/v1/sign-ups")).status, 405);
});

test("what is not the JSON that was asked for is refused as what it is", async () => {
  const browser = installation.browser();
  const post = (type: string, body: BodyInit) =>
    browser.fetch("/api/v1/session", { method: "POST", headers: { "content-type": type }, body });
  const form = new FormData();
  form.set("email", "a@example.com");
  assert.equal((await post("text/plain", "{}")).status, 415);
  assert.equal((await post("application/x-www-form-urlencoded", "a=b")).status, 415);
  assert.equal((await browser.fetch("/api/v1/session", { method: "POST", body: form })).status, 415);
  for (const body of ["{", "", "[1,", '{"email":"a@example.com",}']) {
    const answer = await post("application/json", body);
    assert.deepEqual(
      [answer.status, (await problemOf(answer)).code],
      [400, "platform.malformed_request"],
      body,
    );
  }
  assert.equal((await post("application/json", '"text"')).status, 422);
  const large = await post("application/json", JSON.stringify({ email: "x".repeat(1_000_001) }));
  assert.deepEqual([large.status, (await problemOf(large)).code], [413, "platform.too_large"]);
});

test("an address that cannot be read, or is too long, is a problem too", async () => {
  const browser = installation.browser();
  const unreadable = await browser.fetch("/api/v1/organizations/%zz");
  assert.deepEqual(
    [unreadable.status, (await problemOf(unreadable)).code],
    [400, "platform.malformed_request"],
  );
  const long = await browser.fetch(`/api/v1/organizations/${"a".repeat(20_000)}`);
  assert.deepEqual([long.status, (await problemOf(long)).status], [431, 431]);
});

test("ASVS 15.3.3, 15.3.6: keys that the contract does not name are left out, prototypes cannot be reached", async () => {
  const { browser, userId } = await buildPerson(installation);
  const extra = { lastName: "Muster", email: "thief@example.com", role: "administrator", id: nowhere };
  assert.equal((await browser.call(updateProfile, { body: extra as never })).status, 204);
  const { user } = (await browser.call(readSession)).body;
  assert.deepEqual([user.id, user.lastName, user.email === extra.email], [userId, "Muster", false]);
  for (const body of ['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}']) {
    assert.equal((await browser.fetch("/api/v1/me", { method: "PATCH", headers: json, body })).status, 400);
  }
  assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined);
  const deep = `{"kind":"company","name":"x","country":"CH","z":${"[".repeat(300_000)}${"]".repeat(300_000)}}`;
  const headers = { ...json, "idempotency-key": "a-deep-one" };
  assert.equal(
    (await browser.fetch("/api/v1/organizations", { method: "POST", headers, body: deep })).status,
    201,
  );
});

test("text that the database cannot keep is refused, never an error of ours", async () => {
  const customer = await buildCustomer(installation);
  const staff = await buildStaff(installation);
  const statuses = [
    await staff.browser.fetch("/api/v1/staff/customers?search=%00"),
    await staff.browser.fetch("/api/v1/staff/mails?recipient=a%00"),
    await staff.browser.fetch("/api/v1/staff/jobs/999999999999999999999/restarts", { method: "POST" }),
    await customer.browser.fetch("/api/v1/me", {
      method: "PATCH",
      headers: json,
      body: '{"firstName":"\\ud800"}',
    }),
    await customer.browser.fetch(`/api/v1/organizations/${"-".repeat(36)}/events`),
  ].map((answer) => answer.status);
  assert.deepEqual(statuses, [400, 400, 404, 400, 404]);
  const name = "A\u0000B";
  const answer = await customer.browser.call(createOrganization, {
    body: { kind: "company", name, country: "CH" },
  });
  assert.equal(answer.status, 422);
});

test("an error of the database says nothing of itself", async () => {
  const answer = await installation
    .browser()
    .call(signIn, { body: { email: "nobody@example.com", password: "x' or 1=1" } });
  assert.deepEqual([answer.status, answer.problem.code], [401, "identity.wrong_credentials"]);
});
