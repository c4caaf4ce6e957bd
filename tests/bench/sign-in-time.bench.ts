import assert from "node:assert/strict";
import test from "node:test";
import { signIn } from "../../server/domains/identity/sessions/session.contract.ts";
import { testInstallation } from "../support/installation.ts";
import { buildPerson } from "../support/people.ts";

// Whether the time of a refused sign-in tells if an address is known (ACC-2, pattern 2): `node --test tests/bench/sign-in-time.bench.ts`.
// Known and unknown addresses take turns, and turns at being first, so that the machine's other work touches both alike.

const rounds = 60;
const mostApart = 0.15;
const installation = await testInstallation();

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timeOf(email: string): Promise<number> {
  // Limits count by windows of minutes.
  installation.clock.advance({ minutes: 6 });
  const browser = installation.browser();
  const started = performance.now();
  const { status } = await browser.call(signIn, { body: { email, password: "wrong horse battery" } });
  const time = performance.now() - started;
  assert.equal(status, 401);
  return time;
}

test("pattern 2: refused sign-ins of known and unknown addresses take as long", async () => {
  const known: number[] = [];
  const unknown: number[] = [];
  for (let at = -5; at < rounds; at++) {
    const { email } = await buildPerson(installation);
    const isKnownFirst = at % 2 === 0;
    const stranger = `nobody${at}@example.com`;
    const first = await timeOf(isKnownFirst ? email : stranger);
    const second = await timeOf(isKnownFirst ? stranger : email);
    // The first rounds warm both ways up.
    if (at < 0) continue;
    known.push(isKnownFirst ? first : second);
    unknown.push(isKnownFirst ? second : first);
  }
  const [one, other] = [median(known), median(unknown)];
  const apart = Math.abs(one - other) / Math.max(one, other);
  process.stdout.write(
    `known ${one.toFixed(1)} ms, unknown ${other.toFixed(1)} ms, ${(apart * 100).toFixed(1)} % apart\n`,
  );
  assert.ok(apart <= mostApart, `${(apart * 100).toFixed(1)} % apart`);
});
