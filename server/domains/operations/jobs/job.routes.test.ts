import assert from "node:assert/strict";
import test from "node:test";
import pg from "pg";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { listJobs, restartJob } from "./job.contract.ts";

const installation = await testInstallation();
const { browser } = await buildStaff(installation, "administrator");

/** A job of the queue; `failures` of its two tries have failed. */
async function buildJob(name: string, failures = 0): Promise<string> {
  await installation.write((ctx) => ctx.addJob({ name, maxAttempts: 2 }, {}));
  const client = new pg.Client(installation.services.database.connection);
  await client.connect();
  try {
    const text =
      "update graphile_worker._private_jobs set attempts = $1::int, last_error = case when $1::int > 0 then 'it broke' end where id = (select max(id) from graphile_worker._private_jobs) returning id::text";
    const { rows } = await client.query<{ id: string }>(text, [failures]);
    return rows[0]?.id ?? "";
  } finally {
    await client.end();
  }
}

test("staff see jobs that wait, fail and are dead, and how many of each", async () => {
  await buildJob("probe.waiting");
  await buildJob("probe.failing", 1);
  const dead = await buildJob("probe.dead", 2);
  const all = await browser.call(listJobs);
  assert.equal(all.status, 200);
  assert.deepEqual(all.body.counts, { waiting: 1, failing: 1, dead: 1 });
  assert.deepEqual(
    all.body.items.map(({ name }) => name),
    ["probe.dead", "probe.failing", "probe.waiting"],
  );
  const { body } = await browser.call(listJobs, { query: { state: "dead" } });
  assert.deepEqual(
    body.items.map(({ id, lastError, attempts }) => [id, lastError, attempts]),
    [[dead, "it broke", 2]],
  );
  const first = await browser.call(listJobs, { query: { limit: 2 } });
  const rest = await browser.call(listJobs, { query: { limit: 2, cursor: first.body.next ?? "" } });
  assert.deepEqual(
    rest.body.items.map(({ name }) => name),
    ["probe.waiting"],
  );
});

test("a dead job starts again, once, and the log says who did it; others cannot be started", async () => {
  const dead = await buildJob("probe.again", 2);
  const waiting = await buildJob("probe.patient");
  assert.equal((await browser.call(restartJob, { params: { jobId: dead } })).status, 204);
  const { body } = await browser.call(listJobs);
  assert.equal(body.items.find(({ id }) => id === dead)?.attempts, 0);
  for (const jobId of [dead, waiting, "123456789"]) {
    const answer = await browser.call(restartJob, { params: { jobId } });
    assert.deepEqual([answer.status, answer.problem.code], [409, "operations.job_not_dead"], jobId);
  }
  assert.equal((await browser.call(restartJob, { params: { jobId: "9999999999999999999" } })).status, 404);
  const rows = await query<{ details: { job: string } }>(
    installation,
    "select details from user_audit where action = 'staff.jobs.restart'",
  );
  assert.deepEqual(
    rows.map(({ details }) => details.job),
    [dead],
  );
});

test("without the right 403, for customers 404, and nonsense is refused", async () => {
  const params = { jobId: "1" };
  const billing = await buildStaff(installation, "billing");
  assert.equal((await billing.browser.call(listJobs)).status, 403);
  assert.equal((await billing.browser.call(restartJob, { params })).status, 403);
  const customer = await buildCustomer(installation);
  assert.equal((await customer.browser.call(listJobs)).status, 404);
  assert.equal((await customer.browser.call(restartJob, { params })).status, 404);
  assert.equal((await browser.call(restartJob, { params: { jobId: "one" } })).status, 404);
  const state = "sleeping" as "dead";
  assert.equal((await browser.call(listJobs, { query: { state } })).status, 422);
});
