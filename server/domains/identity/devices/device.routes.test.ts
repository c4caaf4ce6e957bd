import assert from "node:assert/strict";
import test from "node:test";
import type { Browser } from "../../../../tests/support/browser.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, buildStaff, testPassword, testTotpSecret } from "../../../../tests/support/people.ts";
import { listJobs } from "../../operations/jobs/job.contract.ts";
import { startTotp } from "../factors/factor.contract.ts";
import { codeOf } from "../factors/totp.rules.ts";
import { giveSecondFactor, signIn, signOut } from "../sessions/session.contract.ts";
import { forgetDevice, listDevices } from "./device.contract.ts";
import { forgetDevices } from "./device.queries.ts";

const installation = await testInstallation();
const { clock } = installation;
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
/** Limits count within windows; each test has its own, and a code works once. */
test.beforeEach(() => clock.advance({ hours: 1 }));

const enter = (browser: Browser, email: string, password = testPassword) =>
  browser.call(signIn, { body: { email, password } }, { headers: { "user-agent": firefox } });

/** Signs in with a second factor, and wants the device remembered or not. */
async function enterByFactor(browser: Browser, email: string, remember: boolean): Promise<void> {
  clock.advance({ minutes: 1 });
  assert.equal((await enter(browser, email)).body.step, "second_factor");
  const body = { method: "totp" as const, code: codeOf(testTotpSecret, clock.now()), remember };
  const headers = { "user-agent": firefox };
  assert.equal((await browser.call(giveSecondFactor, { body }, { headers })).status, 200);
}

const devicesOf = (userId: string) =>
  query<{ id: string }>(installation, `select id from user_devices where user_id = '${userId}'`);

test("a remembered device needs no second factor for thirty days; staff area and sensitive acts ask for it all the same", async () => {
  const { email } = await buildStaff(installation);
  const browser = installation.browser();
  await enterByFactor(browser, email, false);
  await browser.call(signOut);
  assert.equal((await enter(browser, email)).body.step, "second_factor", "known is not remembered");
  await enterByFactor(browser, email, true);
  assert.equal((await browser.call(listJobs)).status, 200);
  await browser.call(signOut);
  assert.deepEqual((await enter(browser, email)).body, { step: "done" });
  const area = await browser.call(listJobs);
  assert.deepEqual([area.status, area.problem.code], [403, "identity.second_factor_needed"]);
  const act = await browser.call(startTotp);
  assert.deepEqual([act.status, act.problem.code], [403, "identity.proof_needed"]);
  assert.equal((await enter(installation.browser(), email)).body.step, "second_factor", "elsewhere not");
  clock.advance({ hours: 24 * installation.services.config.trustedDeviceDays });
  assert.equal((await enter(browser, email)).body.step, "second_factor");
});

test("pattern 8: a browser's token is a new one at each sign-in; a planted or copied one is worth nothing", async () => {
  const { email } = await buildStaff(installation);
  const attacker = await buildPerson(installation);
  const planted = installation.browser();
  await enter(planted, attacker.email);
  const victim = installation.browser();
  victim.cookies.set("__Host-browser", planted.cookies.get("__Host-browser") ?? "");
  await enterByFactor(victim, email, true);
  assert.equal((await enter(planted, email)).body.step, "second_factor", "the planted token moved on");
  const copied = installation.browser();
  copied.cookies.set("__Host-browser", victim.cookies.get("__Host-browser") ?? "");
  assert.equal((await enter(victim, email)).body.step, "done");
  assert.equal(
    (await enter(copied, email)).body.step,
    "second_factor",
    "the copy died with the next sign-in",
  );
});

test("a browser may be known to several people, each for themselves", async () => {
  const [first, second] = [await buildStaff(installation), await buildStaff(installation)];
  const browser = installation.browser();
  await enterByFactor(browser, first.email, true);
  await enterByFactor(browser, second.email, false);
  assert.equal((await enter(browser, first.email)).body.step, "done");
  assert.equal((await enter(browser, second.email)).body.step, "second_factor");
  assert.deepEqual([(await devicesOf(first.userId)).length, (await devicesOf(second.userId)).length], [1, 1]);
});

test("remembered devices are listed; forgetting one ends its trust, and strangers cannot", async () => {
  const staff = await buildStaff(installation);
  const [one, other] = [installation.browser(), installation.browser()];
  await enterByFactor(one, staff.email, true);
  await enterByFactor(other, staff.email, true);
  const { items } = (await one.call(listDevices)).body;
  assert.deepEqual(
    items.map(({ browser, system, isCurrent }) => [browser, system, isCurrent]),
    [
      ["Firefox", "Linux", false],
      ["Firefox", "Linux", true],
    ],
  );
  const params = { deviceId: items[0]?.id ?? "" };
  const stranger = await buildPerson(installation);
  assert.equal((await stranger.browser.call(forgetDevice, { params })).status, 404);
  assert.equal((await installation.browser().call(forgetDevice, { params })).status, 401);
  assert.equal((await one.call(forgetDevice, { params })).status, 204);
  assert.equal((await one.call(forgetDevice, { params })).status, 404);
  assert.equal((await enter(other, staff.email)).body.step, "second_factor");
  assert.equal((await enter(one, staff.email)).body.step, "done");
  await installation.write(({ db }) => forgetDevices(db, staff.userId));
  assert.equal((await enter(one, staff.email)).body.step, "second_factor");
});

test("wrong passwords end the trust of a device", async () => {
  const staff = await buildStaff(installation);
  const browser = installation.browser();
  await enterByFactor(browser, staff.email, true);
  await installation.write(({ db }) =>
    db.updateTable("users").set({ lock_after: 3 }).where("id", "=", staff.userId).execute(),
  );
  for (const _ of [1, 2, 3])
    assert.equal((await enter(browser, staff.email, "wrong horse battery")).status, 401);
  await installation.write(({ db }) => db.deleteFrom("authentication_failures").execute());
  assert.equal((await enter(browser, staff.email)).body.step, "second_factor");
});
