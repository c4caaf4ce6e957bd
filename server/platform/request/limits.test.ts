import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../tests/support/installation.ts";
import { buildPerson } from "../../../tests/support/people.ts";
import { startServer } from "../../../tests/support/server.ts";
import { confirmSignUp } from "../../domains/identity/accounts/account.contract.ts";

const limit = 40;
const installation = await testInstallation({ config: { apiLimit: limit, trustedProxies: ["127.0.0.1"] } });
const second = await startServer(installation);
const path = "/api/v1/installation";
let networks = 0;
/** Requests from a network that no test used before. */
const fromElsewhere = () => ({ headers: { "x-forwarded-for": `203.0.113.${++networks}` } });

/** Sends so many requests to both servers by turns, all at once; answers how many came through. */
async function flood(count: number, init: RequestInit, cookies = new Map<string, string>()) {
  const browsers = [installation.browser(), second.browser()];
  for (const browser of browsers) for (const [name, value] of cookies) browser.cookies.set(name, value);
  const answers = await Promise.all(
    Array.from({ length: count }, (_, at) => browsers[at % 2]?.fetch(path, init)),
  );
  return answers.filter((answer) => answer?.status === 200).length;
}

test("API-4 two servers together let through no more than the limit, and all of it", async () => {
  const init = fromElsewhere();
  const through = await flood(100, init);
  assert.ok(through <= limit && through >= limit - 2, `${through} of ${limit}`);
  assert.equal(await flood(20, init), 0, "and none after it");
  installation.clock.advance({ minutes: 1 });
  assert.ok((await flood(100, init)) <= limit, "the next minute has its own");
});

test("API-4 all that come at once are served while there are permits", async () => {
  const browser = installation.browser();
  const init = fromElsewhere();
  const answers = await Promise.all(Array.from({ length: limit }, () => browser.fetch(path, init)));
  assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [200]);
});

test("API-4 each answer says what is left, a refusal also when to come back", async () => {
  const browser = installation.browser();
  const init = fromElsewhere();
  const first = await browser.fetch(path, init);
  assert.equal(first.headers.get("ratelimit-limit"), String(limit));
  assert.equal(first.headers.get("ratelimit-remaining"), String(limit - 1));
  assert.equal(first.headers.get("ratelimit-reset"), "60");
  for (let sent = 1; sent < limit; sent++) await browser.fetch(path, init);
  const refused = await browser.fetch(path, init);
  assert.deepEqual([refused.status, refused.headers.get("ratelimit-remaining")], [429, "0"]);
  const wait = Number(refused.headers.get("retry-after"));
  assert.ok(wait >= 60 && wait < 65, `${wait} s`);
  assert.equal(((await refused.json()) as { code: string }).code, "platform.too_many_requests");
});

test("API-4 a session has a limit of its own; a made-up token has that of its network", async () => {
  const { browser } = await buildPerson(installation);
  const init = fromElsewhere();
  assert.equal((await browser.fetch("/api/v1/session", init)).status, 200);
  await flood(100, init);
  assert.equal(
    (await browser.fetch("/api/v1/session", init)).status,
    200,
    "the neighbours used up theirs only",
  );
  const made = new Map([["__Host-session", "a-token-that-nobody-gave"]]);
  assert.equal(await flood(10, init, made), 0);
});

test("API-4 an IPv6 caller has one limit for all addresses of its network", async () => {
  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
  await flood(100, from("2001:db8:1:2::1"));
  assert.equal(await flood(4, from("2001:db8:1:2:ffff::9")), 0);
  assert.equal(await flood(4, from("2001:db8:1:3::1")), 4);
});

test("an endpoint's own limit counts exactly, over both servers, and says when to come back", async () => {
  const browsers = [installation.browser(), second.browser()];
  const options = fromElsewhere();
  const body = { token: "a-token-that-no-mail-carried" };
  const ask = (at: number) => browsers[at % 2]?.call(confirmSignUp, { body }, options);
  const answers = await Promise.all(Array.from({ length: 24 }, (_, at) => ask(at)));
  assert.equal(answers.filter((answer) => answer?.status === 410).length, 20);
  const refused = answers.find((answer) => answer?.status === 429);
  assert.equal(refused?.headers.get("ratelimit-limit"), "20");
  assert.ok(Number(refused?.headers.get("retry-after")) >= 3600);
});
