import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { Abilities, endpoint } from "../../../common/contract.ts";
import { query, testInstallation } from "../../../tests/support/installation.ts";
import { buildPerson } from "../../../tests/support/people.ts";
import { startServer } from "../../../tests/support/server.ts";
import { createOrganization } from "../../domains/organizations/organizations/organization.contract.ts";
import { userOf } from "../context.ts";
import { AppError, Refused } from "../errors.ts";
import { route } from "./route.ts";

const mark = endpoint({
  id: "probe.mark",
  method: "POST",
  path: "/probe/marks",
  summary: "",
  actor: "user",
  mode: "write",
  idempotent: true,
  body: z.object({ end: z.enum(["done", "refused", "thrown"]) }),
  status: 201,
  answer: z.object({ abilities: Abilities, note: z.string().nullable() }),
});

let refusesStill = true;
const markRoute = route(mark, async (ctx, { body: { end } }) => {
  if (end === "refused" && refusesStill) return new Refused("platform.conflict");
  if (end === "thrown" && refusesStill) throw new AppError("platform.conflict");
  ctx.audit({ action: "probe.marked", userId: userOf(ctx) });
  // Longer keys first: another order than that in which jsonb would give them back.
  return { abilities: { order_everything: true, update: false, b: true, a: true }, note: null };
});

const installation = await testInstallation();
const probe = await startServer(installation, { routes: [markRoute] });
const body = { kind: "company" as const, name: "Once AG", country: "CH" };

async function signedIn() {
  const person = await buildPerson(installation);
  const browser = probe.browser();
  for (const [name, value] of person.browser.cookies) browser.cookies.set(name, value);
  return { ...person, probe: browser };
}

async function marksOf(userId: string): Promise<number> {
  const text = `select sequence from user_audit where user_id = '${userId}' and action = 'probe.marked'`;
  return (await query(installation, text)).length;
}

test("API-1 without a key, or with one that is none, nothing is done", async () => {
  const { browser } = await buildPerson(installation);
  for (const key of ["short", "with space", "é".repeat(10), "x".repeat(201), ""]) {
    const headers = { "content-type": "application/json", "idempotency-key": key };
    const answer = await browser.fetch("/api/v1/organizations", {
      method: "POST",
      headers: key === "" ? { "content-type": "application/json" } : headers,
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 400, key);
    assert.equal(((await answer.json()) as { code: string }).code, "platform.idempotency_key_missing");
  }
});

test("API-1 a key that is used again gives the same answer to the byte, and is done once", async () => {
  const { probe: browser, userId } = await signedIn();
  const first = await browser.call(mark, { body: { end: "done" } }, { key: "the-same-key" });
  const again = await browser.call(mark, { body: { end: "done" } }, { key: "the-same-key" });
  assert.deepEqual([first.status, again.status], [201, 201]);
  assert.deepEqual(again.bytes, first.bytes);
  assert.equal(await marksOf(userId), 1);
});

test("API-1 a key of another request is refused, also of one with another address", async () => {
  const { browser, probe: other } = await signedIn();
  assert.equal((await browser.call(createOrganization, { body }, { key: "one-of-mine" })).status, 201);
  const changed = await browser.call(
    createOrganization,
    { body: { ...body, name: "Twice AG" } },
    { key: "one-of-mine" },
  );
  assert.deepEqual([changed.status, changed.problem.code], [422, "platform.idempotency_key_reused"]);
  const elsewhere = await other.call(mark, { body: { end: "done" } }, { key: "one-of-mine" });
  assert.equal(elsewhere.problem.code, "platform.idempotency_key_reused");
});

test("API-1 twenty at once with one key make exactly one", async () => {
  const { browser, userId } = await buildPerson(installation);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => browser.call(createOrganization, { body }, { key: "twenty-at-once" })),
  );
  assert.deepEqual([...new Set(answers.map((answer) => answer.bytes.toString()))].length, 1);
  assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [201]);
  assert.equal((await query(installation, `select from members where user_id = '${userId}'`)).length, 1);
});

test("API-1 after a refusal the key is free: the next try may succeed", async () => {
  for (const end of ["refused", "thrown"] as const) {
    const { probe: browser, userId } = await signedIn();
    refusesStill = true;
    assert.equal((await browser.call(mark, { body: { end } }, { key: `after-${end}` })).status, 409);
    refusesStill = false;
    assert.equal((await browser.call(mark, { body: { end } }, { key: `after-${end}` })).status, 201);
    assert.equal(await marksOf(userId), 1);
  }
});

test("API-1 the key of somebody else is another key", async () => {
  const [one, other] = [await buildPerson(installation), await buildPerson(installation)];
  const answers = [
    await one.browser.call(createOrganization, { body }, { key: "everybody-s-key" }),
    await other.browser.call(createOrganization, { body }, { key: "everybody-s-key" }),
  ];
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [201, 201],
  );
  assert.notEqual(answers[0]?.body.id, answers[1]?.body.id);
});
