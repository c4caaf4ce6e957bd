import assert from "node:assert/strict";
import test from "node:test";
import { isSupportCode, supportCodeMinutes } from "../../../../common/support-codes.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildCustomer,
  buildMember,
  buildPerson,
  buildStaff,
  type Person,
} from "../../../../tests/support/people.ts";
import { changePhone } from "../../identity/phones/phone.contract.ts";
import { checkSupportCode, readSupportCode, renewSupportCode } from "./support-code.contract.ts";
import { wrongCodeLimit } from "./support-code.rules.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "support");

async function newCode({ browser }: Person): Promise<string> {
  const { status, body } = await browser.call(renewSupportCode);
  assert.equal(status, 201);
  assert.ok(body.code);
  return body.code;
}

const check = (code: string, by: Person = staff) => by.browser.call(checkSupportCode, { body: { code } });
const outcomeOf = async (code: string, by?: Person) => {
  const { status, problem } = await check(code, by);
  return [status, problem?.code];
};
/** A code that nobody has, as long as it is not by chance the given one. */
const other = (code: string, step = 1) => {
  const digits = "0134568";
  return code.replace(/.$/, (last) => digits.charAt((digits.indexOf(last) + step) % digits.length));
};

test("SUP-1 staff type the code that a caller reads out, in groups, and see who is calling", async () => {
  const customer = await buildCustomer(installation, { name: "Bergblick AG" });
  await customer.browser.call(changePhone, { body: { number: "+41446681800" } });
  const code = await newCode(customer);
  assert.ok(isSupportCode(code), code);
  const { status, body } = await check(`${code.slice(0, 4)} ${code.slice(4)}`);
  assert.equal(status, 200);
  assert.equal(body.userId, customer.userId);
  assert.equal(body.email, customer.email);
  assert.equal(body.phone, "+41 44 668 18 00");
  assert.deepEqual(
    body.organizations.map(({ organizationId, name, customerNumber, role }) => ({
      ...{ organizationId, name, customerNumber, role },
    })),
    [
      {
        organizationId: customer.organizationId,
        name: "Bergblick AG",
        customerNumber: customer.customerNumber,
        role: "legal_representative",
      },
    ],
  );
});

test("SUP-1 a code is used up by its check, also by two members of staff at once; page and log say by whom", async () => {
  const person = await buildPerson(installation);
  const code = await newCode(person);
  const second = await buildStaff(installation, "administrator");
  const answers = await Promise.all([outcomeOf(code), outcomeOf(code, second), outcomeOf(code)]);
  assert.deepEqual(
    answers.map(([status]) => status).sort(),
    [200, 410, 410],
    "one alone sees who is calling",
  );
  const { body } = await person.browser.call(readSupportCode);
  assert.equal(body.code, null);
  assert.match(body.used?.by ?? "", /^Ada Example/);
  const log = await query<{ action: string; kind: string }>(
    installation,
    `select action, actor_kind as kind from user_audit where user_id = '${person.userId}' order by sequence desc limit 1`,
  );
  assert.deepEqual(log, [{ action: "support_code.used", kind: "staff" }]);
});

test("SUP-1 a code is good for 15 minutes; the page shows how long still", async () => {
  const person = await buildPerson(installation);
  assert.deepEqual((await person.browser.call(readSupportCode)).body, {
    code: null,
    secondsLeft: 0,
    used: null,
  });
  const code = await newCode(person);
  installation.clock.advance({ minutes: supportCodeMinutes - 1 });
  const shown = await person.browser.call(readSupportCode);
  assert.deepEqual([shown.body.code, shown.body.secondsLeft], [code, 60]);
  installation.clock.advance({ minutes: 1 });
  assert.equal((await person.browser.call(readSupportCode)).body.code, null);
  assert.deepEqual(await outcomeOf(code), [410, "support.code_expired"]);
});

test("SUP-1 a new code voids the one before", async () => {
  const person = await buildPerson(installation);
  const first = await newCode(person);
  const second = await newCode(person);
  assert.notEqual(first, second);
  assert.deepEqual(await outcomeOf(first), [404, "support.code_unknown"]);
  assert.equal((await check(second)).body.userId, person.userId);
  assert.deepEqual(await outcomeOf(second), [410, "support.code_used"]);
});

test("SUP-1 the code proves who calls and gives no access; only those of the staff who talk to callers check codes", async () => {
  const customer = await buildCustomer(installation);
  const code = await newCode(customer);
  for (const role of ["billing", "content"] as const)
    assert.deepEqual(await outcomeOf(code, await buildStaff(installation, role)), [
      403,
      "platform.forbidden",
    ]);
  const { status, body } = await check(code);
  assert.equal(status, 200);
  assert.equal(JSON.stringify(body).includes(code), false);
  const path = `/api/v1/organizations/${customer.organizationId}`;
  assert.equal((await staff.browser.fetch(path)).status, 404, "the customer stays closed to staff");
});

test("SUP-1 codes are of their owner alone, live ones differ, and the database holds none of them readable", async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => buildPerson(installation)));
  const codes = await Promise.all(people.map(newCode));
  assert.equal(new Set(codes).size, codes.length);
  const member = await buildMember(
    installation,
    (await buildCustomer(installation)).organizationId,
    "external",
  );
  assert.equal((await member.browser.call(readSupportCode)).body.code, null);
  const rows = await query<{ text: string }>(
    installation,
    "select support_codes::text || encode(sealed_code, 'escape') || encode(code_hmac, 'escape') as text from support_codes where sealed_code is not null",
  );
  assert.ok(rows.length >= codes.length);
  for (const { text } of rows) for (const code of codes) assert.equal(text.includes(code), false);
});

test("SUP-1 pattern 4: wrong codes are counted for each member of staff, also many at once; right ones are not", async () => {
  const [guesser, colleague] = [
    await buildStaff(installation, "support"),
    await buildStaff(installation, "support"),
  ];
  const person = await buildPerson(installation);
  for (let call = 0; call < wrongCodeLimit.permits + 3; call += 1)
    assert.equal((await check(await newCode(person), guesser)).status, 200);
  const code = await newCode(person);
  const wrong = Array.from({ length: wrongCodeLimit.permits + 10 }, () => outcomeOf(other(code), guesser));
  const answers = await Promise.all(wrong);
  const counted = answers.filter(([, problem]) => problem === "support.code_unknown");
  assert.equal(counted.length, wrongCodeLimit.permits);
  assert.deepEqual(await outcomeOf(code, guesser), [429, "platform.too_many_requests"]);
  assert.equal((await check(code, colleague)).status, 200);
  const [log] = await query<{ count: bigint }>(
    installation,
    `select count(*) from user_audit where user_id = '${guesser.userId}' and action = 'support_code.wrong'`,
  );
  assert.equal(Number(log?.count), wrongCodeLimit.permits);
});

test("SUP-1 what can be no code is refused at the field, and not counted", async () => {
  const { status, problem } = await check("ABCD 1234");
  assert.equal(status, 422);
  assert.deepEqual(
    problem?.fields?.map(({ code }) => code),
    ["field.support_code"],
  );
});
