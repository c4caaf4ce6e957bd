import assert from "node:assert/strict";
import test from "node:test";
import { signIn } from "../../server/domains/identity/sessions/session.contract.ts";
import { testInstallation } from "../support/installation.ts";
import { buildPerson, testPassword } from "../support/people.ts";

// Whether the time of a refused sign-in tells if an address is known, or its account locked (ACC-2, pattern 2):
// `node --test tests/bench/sign-in-time.bench.ts`. The kinds take turns, and turns at being first, so that the machine's other work
// touches all alike.

const rounds = 200;
const mostApart = 0.1;
const installation = await testInstallation();

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timeOf(email: string, password: string, status: number): Promise<number> {
  // Limits count by windows of minutes.
  installation.clock.advance({ minutes: 16 });
  const browser = installation.browser();
  const started = performance.now();
  const answer = await browser.call(signIn, { body: { email, password } });
  const time = performance.now() - started;
  assert.equal(answer.status, status);
  return time;
}

/** Somebody whose account is locked. */
async function buildLocked(): Promise<string> {
  const { userId, email } = await buildPerson(installation);
  const at = installation.clock.now().toString();
  const lock = { failures: 10, in_row: 10, failed_at: at, locked_at: at };
  await installation.write(({ db }) =>
    db
      .insertInto("authentication_failures")
      .values({ user_id: userId, authenticator: "password", ...lock })
      .execute(),
  );
  return email;
}

/** Medians of each kind, and how far the slowest is from the fastest. */
function report(times: Readonly<Record<string, readonly number[]>>): number {
  const medians = Object.entries(times).map(([kind, all]) => [kind, median(all)] as const);
  const values = medians.map(([, value]) => value);
  const apart = (Math.max(...values) - Math.min(...values)) / Math.max(...values);
  const text = medians.map(([kind, value]) => `${kind} ${value.toFixed(1)} ms`).join(", ");
  process.stdout.write(`${text}, ${(apart * 100).toFixed(1)} % apart\n`);
  return apart;
}

test("pattern 2, 3: refused sign-ins of known, unknown and locked accounts take as long, whatever the password", async () => {
  const locked = await buildLocked();
  const times = { known: [], unknown: [], locked: [], "locked, right password": [] } as Record<
    string,
    number[]
  >;
  for (let at = -5; at < rounds; at++) {
    const { email } = await buildPerson(installation);
    const wrong = "wrong horse battery";
    const kinds = [
      ["known", email, wrong],
      ["unknown", `nobody${at}@example.com`, wrong],
      ["locked", locked, wrong],
      ["locked, right password", locked, testPassword],
    ] as const;
    for (let turn = 0; turn < kinds.length; turn++) {
      const [kind, address, password] = kinds[(turn + at + 8) % kinds.length] ?? kinds[0];
      const time = await timeOf(address, password, 401);
      // The first rounds warm all ways up.
      if (at >= 0) times[kind]?.push(time);
    }
  }
  const apart = report(times);
  assert.ok(apart <= mostApart, `${(apart * 100).toFixed(1)} % apart`);
});

test("pattern 2: an empty password is refused before anybody is looked for", async () => {
  const times = { known: [], unknown: [] } as Record<string, number[]>;
  const { email } = await buildPerson(installation);
  for (let at = -5; at < rounds; at++) {
    const kinds = [["known", email] as const, ["unknown", "nobody@example.com"] as const];
    for (const [kind, address] of at % 2 === 0 ? kinds : kinds.toReversed()) {
      const time = await timeOf(address, "", 422);
      if (at >= 0) times[kind]?.push(time);
    }
  }
  const apart = report(times);
  assert.ok(apart <= mostApart, `${(apart * 100).toFixed(1)} % apart`);
});
