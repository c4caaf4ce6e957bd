import assert from "node:assert/strict";
import test from "node:test";
import { hash, verify } from "@node-rs/argon2";
import { readSession, signIn } from "../../server/domains/identity/sessions/session.contract.ts";
import { testInstallation } from "../support/installation.ts";
import { buildPerson, type Person, testPassword } from "../support/people.ts";

// How many people sign in per second, compared with bare argon2id on the same cores, and how long another route takes meanwhile:
// `node --test tests/bench/sign-ins.bench.ts`. Bare hashing and sign-ins take turns, so that the machine's other work touches both alike;
// the ones who sign in run in this process too, and their work, and that of the database, counts against the sign-ins. With a hash of
// 19 MiB and two passes, 8 ms of a core, the statements of a sign-in weigh as much as the hash.

const leastRatio = 0.9;
const rounds = 5;
const people = 100;
const crowd = 200;
/** Another route may take so many times as long while the crowd signs in as when it is quiet. */
const mostTimesP95 = 10;

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// Each comes from a network of its own, as people do: through a proxy that says from where.
const installation = await testInstallation({ config: { trustedProxies: ["127.0.0.0/8"] } });
let networks = 0;
const fromAnother = () => {
  networks += 1;
  return { "x-forwarded-for": `198.${18 + (networks >> 16)}.${(networks >> 8) & 255}.${networks & 255}` };
};

const quantile = (times: readonly number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

/** Runs work over a list, so much at once; answers how much of it was done per second. */
async function perSecond<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<unknown>) {
  const waiting = [...list];
  const started = performance.now();
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (list.length / (performance.now() - started)) * 1_000;
}

async function enter({ email, browser }: Person): Promise<void> {
  const body = { email, password: testPassword };
  const answer = await browser.call(signIn, { body }, { headers: fromAnother() });
  assert.equal(answer.status, 200);
}

async function buildPeople(number: number): Promise<Person[]> {
  const built: Person[] = [];
  for (let at = 0; at < number; at++) built.push(await buildPerson(installation));
  return built;
}

test("sign-ins per second against bare argon2id", async () => {
  const everybody = await buildPeople(people);
  const stored = await hash(testPassword, cost);
  const ratios: number[] = [];
  for (let round = -1; round < rounds; round++) {
    installation.clock.advance({ minutes: 20 });
    const bare = await perSecond(everybody, 2, () => verify(stored, testPassword));
    const ours = await perSecond(everybody, 12, enter);
    // The first round warms both up.
    if (round < 0) continue;
    ratios.push(ours / bare);
    process.stdout.write(
      `bare ${bare.toFixed(1)}/s, sign-ins ${ours.toFixed(1)}/s, ratio ${(ours / bare).toFixed(2)}\n`,
    );
  }
  const ratio = quantile(ratios, 0.5);
  assert.ok(ratio >= leastRatio, `median ratio ${ratio.toFixed(2)}`);
});

test("pattern 44: another route while 200 people sign in at once", async () => {
  const everybody = await buildPeople(crowd);
  const reader = await buildPerson(installation);
  const timeOf = async () => {
    const started = performance.now();
    assert.equal((await reader.browser.call(readSession)).status, 200);
    return performance.now() - started;
  };
  const quiet: number[] = [];
  for (let at = 0; at < 200; at++) quiet.push(await timeOf());
  const busy: number[] = [];
  let isOver = false;
  const all = Promise.all(everybody.map(enter)).finally(() => {
    isOver = true;
  });
  while (!isOver) busy.push(await timeOf());
  await all;
  const [before, during] = [quantile(quiet, 0.95), quantile(busy, 0.95)];
  process.stdout.write(
    `p95 quiet ${before.toFixed(1)} ms, busy ${during.toFixed(1)} ms (${busy.length} reads), ${(during / before).toFixed(1)} times\n`,
  );
  assert.ok(during <= before * mostTimesP95, `${(during / before).toFixed(1)} times`);
});
