import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildPerson } from "../../../../tests/support/people.ts";
import { listActivity } from "../../organizations/activity/activity.contract.ts";
import { listMembers } from "../../organizations/members/member.contract.ts";
import { updateOrganization } from "../../organizations/organizations/organization.contract.ts";
import { startFlow } from "../flows/flow.queries.ts";
import { readSession } from "../sessions/session.contract.ts";
import { askPasswordReset, claimInstallation, updateProfile } from "./account.contract.ts";

const installation = await testInstallation();
const { clock } = installation;

test("ACC-3 a changed name shows wherever the person's name is shown", async () => {
  const customer = await buildCustomer(installation);
  const { browser, organizationId } = customer;
  const params = { organizationId };
  assert.equal(
    (await browser.call(updateProfile, { body: { firstName: "  Grâce ", lastName: "O'Hopper" } })).status,
    204,
  );
  const { user } = (await browser.call(readSession)).body;
  assert.deepEqual([user.firstName, user.lastName], ["Grâce", "O'Hopper"]);
  const members = (await browser.call(listMembers, { params })).body.items;
  assert.deepEqual(
    members.map((member) => `${member.firstName} ${member.lastName}`),
    ["Grâce O'Hopper"],
  );
  const details = {
    name: "Neu AG",
    street: "Weg",
    buildingNumber: "1",
    postalCode: "8000",
    town: "Zürich",
    country: "CH",
    vatNumber: null,
  };
  await browser.call(updateOrganization, { params, body: details });
  assert.equal((await browser.call(listActivity, { params })).body.items[0]?.actorName, "Grâce O'Hopper");
  const [mail] = await installation.mails(customer.email);
  assert.ok(mail?.plain.startsWith("Grâce O'Hopper changed"));
});

test("ACC-8 the language of the user decides the next mail and the next refusal", async () => {
  const person = await buildPerson(installation, { language: "en" });
  await person.browser.call(updateProfile, { body: { language: "it" } });
  await installation.browser("de").call(askPasswordReset, { body: { email: person.email } });
  await installation.runJobs();
  const text = `select language from mails where recipient = '${person.email}'`;
  const [row] = await query<{ language: string }>(installation, text);
  assert.equal(row?.language, "it");
  const refused = await person.browser.call(updateProfile, { body: { firstName: "" } });
  assert.match(refused.problem.title, /^Controlli /);
});

test("ACC-3 a name is one line of text, and nothing that disguises another", async () => {
  const { browser } = await buildPerson(installation);
  for (const firstName of [
    "",
    "   ",
    "a\nb",
    "a\r\nBcc: x@example.com",
    "a\u202Egpj.exe",
    "a\u2028b",
    "a\u0007",
    "x".repeat(81),
  ]) {
    const answer = await browser.call(updateProfile, { body: { firstName } });
    assert.deepEqual(
      [answer.status, answer.problem.fields?.[0]?.path],
      [422, "firstName"],
      JSON.stringify(firstName),
    );
  }
  for (const firstName of ["李", "Zoë-Marie", "D’Arcy", "👩‍🚀", "<b>Ada</b>", "{{provider}}"]) {
    assert.equal((await browser.call(updateProfile, { body: { firstName } })).status, 204, firstName);
    assert.equal((await browser.call(readSession)).body.user.firstName, firstName);
  }
});

test("a change of nothing changes nothing", async () => {
  const { browser } = await buildPerson(installation);
  assert.equal((await browser.call(updateProfile, { body: {} })).status, 204);
  assert.equal((await browser.call(readSession)).body.user.firstName, "Ada");
});

test("ASVS 6.3.2 an empty installation is claimed once, by the link of the terminal, however many try at once", async () => {
  const start = () =>
    installation.write((ctx) =>
      startFlow(ctx.db, { purpose: "first_administrator", now: clock.now(), minutes: 60 }),
    );
  const tokens = [await start(), await start(), await start()];
  const names = {
    firstName: "Nora",
    lastName: "Lindt",
    language: "en" as const,
    password: "eleven violet tunnels",
  };
  const claim = (token: string, at: number) =>
    installation
      .browser()
      .call(claimInstallation, { body: { ...names, token, email: `nora${at}@example.com` } });
  assert.equal((await claim("a-token-that-nobody-printed", 9)).status, 410);
  const answers = await Promise.all(tokens.map(claim));
  assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [201, 409, 409]);
  assert.equal((await query(installation, "select from staff")).length, 1);
  const late = await start();
  assert.equal((await claim(late, 5)).problem.code, "identity.already_claimed");
  assert.equal((await query(installation, "select from users where email like 'nora%'")).length, 1);
});
