import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, testPassword } from "../../../../tests/support/people.ts";
import { signIn } from "./session.contract.ts";

const installation = await testInstallation();
const wrong = "wrong horse battery";

async function passwordChecks(): Promise<{ account: number; nobody: number }> {
  const text = await (await installation.browser().fetch("/metrics")).text();
  const count = (against: string) =>
    Number(
      new RegExp(`^chalet_password_checks_total\\{against="${against}"\\} (\\d+)`, "m").exec(text)?.[1] ?? 0,
    );
  return { account: count("account"), nobody: count("nobody") };
}

/** What a sign-in answers, and how many hashes of which kind it took. */
async function cost(email: string, password: string) {
  const before = await passwordChecks();
  const { status } = await installation.browser().call(signIn, { body: { email, password } });
  const after = await passwordChecks();
  return { status, account: after.account - before.account, nobody: after.nobody - before.nobody };
}

test("ACC-2, pattern 2: an unknown address, a wrong password and a locked account cost one hash each", async () => {
  const person = await buildPerson(installation);
  await installation.write(({ db }) =>
    db.updateTable("users").set({ lock_after: 3 }).where("id", "=", person.userId).execute(),
  );
  assert.deepEqual(await cost("nobody@example.com", wrong), { status: 401, account: 0, nobody: 1 });
  for (const _ of [1, 2, 3]) {
    assert.deepEqual(await cost(person.email, wrong), { status: 401, account: 1, nobody: 0 });
  }
  assert.deepEqual(await cost(person.email, wrong), { status: 401, account: 0, nobody: 1 }, "locked");
  assert.deepEqual(await cost(person.email, testPassword), { status: 401, account: 0, nobody: 1 }, "locked");
});

test("ACC-2, pattern 2: an empty password is refused before anybody is looked for", async () => {
  const { email } = await buildPerson(installation);
  for (const address of [email, "nobody@example.com"])
    assert.deepEqual(await cost(address, ""), { status: 422, account: 0, nobody: 0 });
});
