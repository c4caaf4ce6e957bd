import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { after } from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { queryOn } from "../../../../tests/support/owner.ts";
import { buildPerson, testPassword } from "../../../../tests/support/people.ts";
import { startServer } from "../../../../tests/support/server.ts";
import { httpSms } from "../../../providers/sms/http-sms.ts";
import { addPhone, atSecondStep } from "../factors/factor.factory.ts";
import { giveSecondFactor, readSession, signIn } from "../sessions/session.contract.ts";
import { sendSignInCode, startSms } from "./sms-code.contract.ts";

/** A gateway that takes what comes, until it is told to fail. */
const gateway = { sent: 0, works: "works" as "works" | "fails" | "hangs" };
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    if (gateway.works === "hangs") return;
    gateway.sent += gateway.works === "works" ? 1 : 0;
    response.writeHead(gateway.works === "works" ? 202 : 500).end();
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});
const sms = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, token: "secret" };

const installation = await testInstallation({ config: { sms, smsDayLimit: 40 } });
const kept = await testInstallation();
/** Limits count within windows of up to a day; each test has its own. */
test.beforeEach(() => {
  for (const { clock } of [installation, kept]) clock.advance({ hours: 25 });
  Object.assign(gateway, { sent: 0, works: "works" });
});
const numberOf = (at: number) => `07912346${String(at).padStart(2, "0")}`;
const start = async (browser: Awaited<ReturnType<typeof buildPerson>>["browser"], number: string) =>
  (await browser.call(startSms, { body: { country: "CH", number } })).problem?.code;

test("pattern 41: twenty numbers of one account get few codes, however long one waits between", async () => {
  const { browser } = await buildPerson(installation);
  const answers: (string | undefined)[] = [];
  for (let at = 0; at < 20; at++) {
    installation.clock.advance({ seconds: 25 });
    answers.push(await start(browser, numberOf(at)));
  }
  assert.equal(gateway.sent, 5);
  assert.deepEqual(new Set(answers), new Set([undefined, "identity.sms_wait", "identity.sms_too_many"]));
});

test("pattern 41: who asks again and again waits a minute, and gets five codes an hour", async () => {
  const { clock } = kept;
  const person = await buildPerson(kept);
  const { factorId } = await addPhone(kept, person.browser, "+41791234688");
  const browser = await atSecondStep(kept, person.email);
  const again = () => browser.call(sendSignInCode, { body: { factorId } });
  const refused = await again();
  assert.deepEqual([refused.status, refused.problem.code], [429, "identity.sms_wait"]);
  assert.match(refused.problem.title, /in 60 seconds/);
  assert.ok(Number(refused.headers.get("retry-after")) >= 60);
  const codes: (string | undefined)[] = [];
  for (let at = 0; at < 6; at++) {
    clock.advance({ minutes: 1 });
    codes.push((await again()).problem?.code);
  }
  assert.deepEqual(codes, [
    undefined,
    undefined,
    undefined,
    undefined,
    "identity.sms_too_many",
    "identity.sms_too_many",
  ]);
  const atOnce = await Promise.all([1, 2, 3, 4].map(again));
  assert.ok(atOnce.every(({ status }) => status === 429));
});

test("pattern 41: new sign-ins and new accounts of one network do not get around it, and the installation has a budget of its own", async () => {
  const answers: (string | undefined)[] = [];
  for (let at = 0; at < 34; at++)
    answers.push(await start((await buildPerson(installation)).browser, numberOf(at)));
  assert.equal(gateway.sent, 30, "thirty a day from one network");
  assert.equal(answers.at(-1), "identity.sms_too_many");
  installation.clock.advance({ hours: 25 });
  await installation.write(async ({ db, clock }) => {
    const until = clock.now().add({ hours: 1 }).toString();
    await db
      .insertInto("rate_limits")
      .values({ key: "sms_installation", window_ends_at: until, taken: 40 })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ window_ends_at: until, taken: 40 }))
      .execute();
  });
  const spent = await start((await buildPerson(installation)).browser, numberOf(99));
  assert.equal(spent, "identity.sms_budget");
  assert.equal(gateway.sent, 30);
});

test("pattern 37: a gateway that fails or hangs lets nobody in, and says so", async () => {
  const person = await buildPerson(kept);
  const { factorId } = await addPhone(kept, person.browser, "+41791234677");
  for (const works of ["fails", "hangs"] as const) {
    kept.clock.advance({ minutes: 1 });
    gateway.works = works;
    const { providers } = kept.services;
    const second = await startServer(kept, {
      services: { providers: { ...providers, sms: httpSms(sms, 300) } },
    });
    const browser = second.browser();
    await browser.call(signIn, { body: { email: person.email, password: testPassword } });
    const answer = await browser.call(sendSignInCode, { body: { factorId } });
    assert.deepEqual([answer.status, answer.problem.code], [503, "identity.sms_failed"], works);
    const given = await browser.call(giveSecondFactor, { body: { method: "sms", code: "000000" } });
    assert.equal(given.status, 401);
    assert.equal((await browser.call(readSession)).status, 401);
  }
});

test("pattern 37: a database that fails while the factor is checked lets nobody in, and uses nothing up", async () => {
  const person = await buildPerson(kept);
  const { backupCodes } = await addPhone(kept, person.browser, "+41791234666");
  const body = { method: "backup_code" as const, code: backupCodes?.[0] ?? "" };
  const owner = (text: string) => queryOn(kept.services.database.connection, text);
  await owner(`create function app.break_down() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full'; end $$`);
  for (const table of ["authentication_failures", "backup_codes", "flows", "sessions"]) {
    const browser = await atSecondStep(kept, person.email);
    await owner(
      `create trigger breaks before insert or update on ${table} execute function app.break_down()`,
    );
    const answer = await browser.call(giveSecondFactor, { body });
    await owner(`drop trigger breaks on ${table}`);
    assert.equal(answer.status, 500, table);
    assert.equal((await browser.call(readSession)).status, 401);
  }
  const browser = await atSecondStep(kept, person.email);
  assert.equal((await browser.call(giveSecondFactor, { body })).status, 200, "the code was not lost");
});
