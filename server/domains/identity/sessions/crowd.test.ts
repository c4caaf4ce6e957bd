import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson } from "../../../../tests/support/people.ts";
import { readInstallation, readSession, signIn } from "./session.contract.ts";

const installation = await testInstallation({ config: { trustedProxies: ["127.0.0.0/8"] } });
let networks = 0;

test("pattern 44: of 500 people who sign in at once many are answered, the rest is told to come back, nobody is locked, and others are served", async () => {
  const { email, userId, browser: signedIn } = await buildPerson(installation);
  const enter = (address?: string) => {
    networks += 1;
    const headers = { "x-forwarded-for": `198.51.${100 + (networks >> 8)}.${networks & 255}` };
    const body = { email: address ?? `stranger${networks}@example.com`, password: "wrong horse battery" };
    return installation.browser().call(signIn, { body }, { headers });
  };
  const crowd = Array.from({ length: 500 }, () => enter());
  const last = enter(email);
  const others = await Promise.all(
    Array.from({ length: 20 }, async () => [
      (await signedIn.call(readSession)).status,
      (await signedIn.call(readInstallation)).status,
    ]),
  );
  assert.deepEqual([...new Set(others.flat())], [200]);
  const answers = await Promise.all(crowd);
  const busy = answers.filter(({ status }) => status === 503);
  // How many wait depends on the machine; take-turns.test.ts proves that the queue has an end.
  assert.deepEqual(
    answers.filter(({ status }) => status !== 401 && status !== 503),
    [],
  );
  assert.ok(busy.length < answers.length, "nobody was let in");
  for (const { problem, headers } of busy) {
    assert.equal(problem.code, "identity.busy");
    assert.ok(Number(headers.get("retry-after")) >= 1);
  }
  const counted = await query<{ failures: number }>(
    installation,
    `select failures from authentication_failures where user_id = '${userId}'`,
  );
  const isCounted = (await last).status !== 503;
  assert.equal(counted.length, isCounted ? 1 : 0, "who is refused because too many wait is not counted");
});
