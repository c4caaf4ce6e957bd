import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import { z } from "zod";
import { endpoint } from "../../../common/contract.ts";
import { query, testInstallation } from "../../../tests/support/installation.ts";
import { buildPerson } from "../../../tests/support/people.ts";
import { startServer } from "../../../tests/support/server.ts";
import { userOf } from "../context.ts";
import { AppError, Refused } from "../errors.ts";
import { route } from "./route.ts";

const base = { summary: "", actor: "user", status: 200 } as const;
const look = endpoint({
  ...base,
  id: "probe.look",
  method: "GET",
  path: "/probe/looks",
  mode: "read",
  query: z.object({ write: z.stringbool().default(false) }),
  answer: z.object({ name: z.string() }),
});
const act = endpoint({
  ...base,
  id: "probe.act",
  method: "POST",
  path: "/probe/acts",
  mode: "write",
  body: z.object({ name: z.string(), end: z.enum(["done", "named", "refused", "thrown", "broken"]) }),
  answer: z.object({ name: z.string() }),
});
const lie = endpoint({
  ...base,
  id: "probe.lie",
  method: "GET",
  path: "/probe/lies",
  mode: "read",
  answer: z.object({ count: z.int() }),
});
const cross = endpoint({
  ...base,
  id: "probe.cross",
  method: "POST",
  path: "/probe/crossings",
  mode: "write",
  body: z.object({ first: z.uuid(), second: z.uuid() }),
  answer: z.object({ tries: z.int() }),
});

let arrived = 0;
const bothArrived = Promise.withResolvers<void>();
const tries = new Map<string, number>();

const routes = [
  route(look, async (ctx, { query: { write } }) => {
    const users = ctx.db.updateTable("users").set({ first_name: "Changed" }).where("id", "=", userOf(ctx));
    if (write) await users.execute();
    const found = await ctx.db
      .selectFrom("users")
      .select("first_name")
      .where("id", "=", userOf(ctx))
      .executeTakeFirstOrThrow();
    return { name: found.first_name };
  }),
  route(act, async (ctx, { body: { name, end } }) => {
    await ctx.db.updateTable("users").set({ first_name: name }).where("id", "=", userOf(ctx)).execute();
    await ctx.addMail({ to: `${name}@example.com`, language: "en", template: "identity.password_changed" });
    await ctx.addJob({ name: "probe.job", maxAttempts: 1 }, { name });
    if (end === "named") ctx.audit({ action: "probe.named", details: { name } });
    if (end === "refused") return new Refused("platform.conflict");
    if (end === "thrown") throw new AppError("platform.conflict");
    if (end === "broken") throw new TypeError("a secret of the code");
    return { name };
  }),
  route(lie, async () => ({ count: "many" }) as never),
  route(
    cross,
    async (ctx, { body: { first, second } }) => {
      const lock = (id: string) => sql`select from users where id = ${id} for update`.execute(ctx.db);
      const count = (tries.get(first) ?? 0) + 1;
      tries.set(first, count);
      await lock(first);
      if (count === 1 && ++arrived === 2) bothArrived.resolve();
      await bothArrived.promise;
      await lock(second);
      return { tries: count };
    },
    { reach: "platform" },
  ),
];

const installation = await testInstallation();
const server = await startServer(installation, { routes });

async function signedIn() {
  const person = await buildPerson(installation);
  const browser = server.browser();
  for (const [name, value] of person.browser.cookies) browser.cookies.set(name, value);
  return { ...person, browser };
}

/** What is left of an act: the name, mails, jobs and audit rows. */
async function traces(userId: string, name: string) {
  const [row] = await query<{ name: string; mails: number; jobs: number; actions: string[] }>(
    installation,
    `select first_name as name, (select count(*)::int from mails where recipient = '${name}@example.com') as mails,
      (select count(*)::int from app.list_jobs() where name = 'probe.job') as jobs,
      array(select action from user_audit where user_id = '${userId}' order by sequence) as actions
    from users where id = '${userId}'`,
  );
  return row;
}

test("read mode is a READ ONLY transaction", async () => {
  const { browser, userId } = await signedIn();
  const read = await browser.call(look);
  assert.equal(read.status, 200);
  const written = await browser.call(look, { query: { write: "true" } });
  assert.equal(written.status, 500);
  assert.equal(written.problem.code, "platform.internal");
  assert.deepEqual(await traces(userId, "none"), { name: "Ada", mails: 0, jobs: 0, actions: [] });
});

test("an act that is done leaves all it wrote, and an audit row of its own name", async () => {
  const { browser, userId } = await signedIn();
  assert.equal((await browser.call(act, { body: { name: "done", end: "done" } })).status, 200);
  const left = await traces(userId, "done");
  assert.deepEqual(left, { name: "done", mails: 1, jobs: 1, actions: ["probe.act"] });
  await browser.call(act, { body: { name: "named", end: "named" } });
  assert.deepEqual((await traces(userId, "named"))?.actions, ["probe.act", "probe.named"]);
});

for (const end of ["thrown", "broken"] as const) {
  test(`an act that is ${end} leaves nothing: no row, no mail, no job, no audit`, async () => {
    const { browser, userId } = await signedIn();
    const jobs = (await traces(userId, end))?.jobs;
    const answer = await browser.call(act, { body: { name: end, end } });
    assert.equal(answer.status, end === "thrown" ? 409 : 500);
    assert.doesNotMatch(answer.bytes.toString(), /secret/);
    assert.deepEqual(await traces(userId, end), { name: "Ada", mails: 0, jobs, actions: [] });
  });
}

test("a refusal that must be remembered is committed, and is no act in the log", async () => {
  const { browser, userId } = await signedIn();
  const answer = await browser.call(act, { body: { name: "kept", end: "refused" } });
  assert.deepEqual([answer.status, answer.problem.code], [409, "platform.conflict"]);
  const left = await traces(userId, "kept");
  assert.deepEqual([left?.name, left?.mails, left?.actions], ["kept", 1, []]);
});

test("two acts that wait for each other are both done: the database ends one, which is run again", async () => {
  const [one, other] = [await signedIn(), await signedIn()];
  const answers = await Promise.all([
    one.browser.call(cross, { body: { first: one.userId, second: other.userId } }),
    other.browser.call(cross, { body: { first: other.userId, second: one.userId } }),
  ]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200],
  );
  assert.deepEqual(answers.map((answer) => answer.body.tries).sort(), [1, 2]);
});

test("an answer that is not its contract's does not leave", async () => {
  const { browser } = await signedIn();
  assert.equal((await browser.call(lie)).status, 500);
});
