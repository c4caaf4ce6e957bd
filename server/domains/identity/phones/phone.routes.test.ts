import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson } from "../../../../tests/support/people.ts";
import { changePhone, readPhone } from "./phone.contract.ts";

const installation = await testInstallation();

test("ACC-3 a telephone number is set, shown in groups, changed and removed", async () => {
  const { browser } = await buildPerson(installation);
  assert.deepEqual((await browser.call(readPhone)).body, { number: null, shown: null });
  const set = (number: string) => browser.call(changePhone, { body: { number } });
  assert.equal((await set("0041 44 668 18 00")).status, 204);
  assert.deepEqual((await browser.call(readPhone)).body, {
    number: "+41446681800",
    shown: "+41 44 668 18 00",
  });
  const refused = await set("044 668 18 00");
  assert.deepEqual([refused.status, refused.problem.fields?.[0]?.path], [422, "number"]);
  assert.match(refused.problem.fields?.[0]?.message ?? "", /\+41/, "it says what the international form is");
  assert.equal((await set("+33 1 42 68 53 00")).status, 204);
  assert.equal((await browser.call(readPhone)).body.number, "+33142685300");
  assert.equal((await set("")).status, 204);
  assert.equal((await browser.call(readPhone)).body.number, null);
});

test("SEC-12 a telephone number asks for a fresh proof; nobody else reads it", async () => {
  const { browser, userId } = await buildPerson(installation);
  await browser.call(changePhone, { body: { number: "+41446681800" } });
  installation.clock.advance({ minutes: 11 });
  const refused = await browser.call(changePhone, { body: { number: "+33142685300" } });
  assert.deepEqual([refused.status, refused.problem.code], [403, "identity.proof_needed"]);
  const other = await buildPerson(installation);
  assert.equal((await other.browser.call(readPhone)).body.number, null);
  const rows = await query<{ number: string }>(
    installation,
    `select number from user_phones where user_id = '${userId}'`,
  );
  assert.deepEqual(rows, [{ number: "+41446681800" }]);
});
