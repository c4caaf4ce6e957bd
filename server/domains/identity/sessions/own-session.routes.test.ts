import assert from "node:assert/strict";
import test from "node:test";
import type { Browser } from "../../../../tests/support/browser.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildPerson, testPassword } from "../../../../tests/support/people.ts";
import { startServer } from "../../../../tests/support/server.ts";
import { endOtherSessions, endSession, listSessions } from "./own-session.contract.ts";
import { readSession, signIn } from "./session.contract.ts";
import { mostSessions } from "./start-session.ts";

const installation = await testInstallation();
const second = await startServer(installation);
const { clock } = installation;
const agents = {
  firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  iphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  made: "<b>Call +41 900 123 456</b>/1.0",
};
/** Limits count within windows; each test has its own. */
test.beforeEach(() => clock.advance({ hours: 1 }));

async function enter(browser: Browser, email: string, agent: string = agents.firefox): Promise<Browser> {
  const headers = { "user-agent": agent };
  const answer = await browser.call(signIn, { body: { email, password: testPassword } }, { headers });
  assert.equal(answer.status, 200);
  return browser;
}

const isIn = async (browser: Browser) => (await browser.call(readSession)).status === 200;

test("SEC-6 sessions are listed with browser, system, first and last seen; this one is marked; no database, no place", async () => {
  const { email } = await buildCustomer(installation);
  clock.advance({ minutes: 5 });
  const before = clock.now().toString();
  const one = await enter(installation.browser(), email);
  clock.advance({ minutes: 5 });
  await enter(second.browser(), email, agents.iphone);
  clock.advance({ minutes: 5 });
  await enter(installation.browser(), email, agents.made);
  const { items } = (await one.call(listSessions)).body;
  const shown = items.map(({ id: _, ...item }) => item).filter(({ firstSeenAt }) => firstSeenAt >= before);
  const at = (minutes: number) => clock.now().subtract({ minutes }).toString();
  assert.deepEqual(
    shown.toSorted((a, b) => (a.firstSeenAt < b.firstSeenAt ? -1 : 1)),
    [
      {
        browser: "Firefox",
        system: "Linux",
        place: null,
        firstSeenAt: at(10),
        seenAt: at(10),
        isCurrent: true,
      },
      { browser: "Safari", system: "iOS", place: null, firstSeenAt: at(5), seenAt: at(5), isCurrent: false },
      { browser: null, system: null, place: null, firstSeenAt: at(0), seenAt: at(0), isCurrent: false },
    ],
    "a name that a caller made up is shown to nobody",
  );
});

test("SEC-6 a session that ends is dead on every server at once, and its open stream closes within a second", async () => {
  const customer = await buildCustomer(installation);
  const [here, there] = [
    await enter(installation.browser(), customer.email),
    await enter(second.browser(), customer.email),
  ];
  const stream = await there.fetch(`/api/v1/organizations/${customer.organizationId}/events`);
  assert.equal(stream.status, 200);
  const reading = (async () => {
    for await (const _ of stream.body ?? []);
    return performance.now();
  })();
  assert.ok(await isIn(there));
  const { items } = (await here.call(listSessions)).body;
  const own = (await there.call(listSessions)).body.items.find(({ isCurrent }) => isCurrent);
  assert.ok(items.some(({ id }) => id === own?.id));
  const ended = performance.now();
  assert.equal((await here.call(endSession, { params: { sessionId: own?.id ?? "" } })).status, 204);
  assert.equal(await isIn(there), false);
  assert.ok((await reading) - ended < 1_000);
  assert.equal((await there.fetch(`/api/v1/organizations/${customer.organizationId}/events`)).status, 401);
  assert.ok(await isIn(here));
});

test("SEC-6 ending all others leaves this one; their devices are unknown from then on", async () => {
  const { email, userId } = await buildPerson(installation);
  const own = await enter(installation.browser(), email);
  const others = [await enter(second.browser(), email), await enter(installation.browser(), email)];
  const answer = await own.call(endOtherSessions);
  assert.deepEqual([answer.status, answer.body.ended], [200, 3], "with that of the test's own making");
  assert.deepEqual(await Promise.all(others.map(isIn)), [false, false]);
  assert.ok(await isIn(own));
  const devices = await query(installation, `select id from user_devices where user_id = '${userId}'`);
  assert.equal(devices.length, 1);
  assert.deepEqual((await own.call(endOtherSessions)).body, { ended: 0 });
});

test("nobody ends, nor sees, the sessions of others", async () => {
  const [victim, thief] = [await buildPerson(installation), await buildPerson(installation)];
  const { items } = (await victim.browser.call(listSessions)).body;
  const params = { sessionId: items[0]?.id ?? "" };
  assert.equal((await thief.browser.call(endSession, { params })).status, 404);
  assert.equal((await installation.browser().call(endSession, { params })).status, 401);
  assert.equal((await thief.browser.call(listSessions)).body.items.length, 1);
  assert.ok(await isIn(victim.browser));
});

test("ASVS 7.1.2 a hundred sessions run at once; a further one ends the oldest", async () => {
  const { email, browser, userId } = await buildPerson(installation);
  const start = () => installation.write((ctx) => startPlain(ctx.db, userId));
  clock.advance({ minutes: 1 });
  for (let at = 1; at < mostSessions; at++) await start();
  assert.ok(await isIn(browser));
  clock.advance({ minutes: 1 });
  await enter(installation.browser(), email);
  assert.equal(await isIn(browser), false);
  const running = await query<{ count: number }>(
    installation,
    `select count(*)::int as count from sessions where user_id = '${userId}' and ended_at is null`,
  );
  assert.equal(running[0]?.count, mostSessions);
});

type Write = Parameters<Parameters<typeof installation.write>[0]>[0];

/** A further session, without the cost of a sign-in. */
async function startPlain(db: Write["db"], userId: string): Promise<void> {
  const now = clock.now();
  await db
    .insertInto("sessions")
    .values({
      ...{ id: crypto.randomUUID(), user_id: userId, token_hash: Buffer.from(crypto.randomUUID()) },
      ...{ created_at: now.toString(), seen_at: now.toString(), ended_at: null },
      expires_at: now.add({ hours: 24 }).toString(),
    })
    .execute();
}

test("pattern 34: sessions do not outlive their limits in the list either", async () => {
  const { browser, email } = await buildPerson(installation);
  clock.advance({ hours: installation.services.config.sessionIdleHours + 1 });
  assert.equal(await isIn(browser), false);
  const own = await enter(installation.browser(), email);
  assert.equal((await own.call(listSessions)).body.items.length, 1);
});
