import assert from "node:assert/strict";
import test from "node:test";
import pg from "pg";
import { z } from "zod";
import { testInstallation } from "../../../tests/support/installation.ts";
import { queryAsOwner } from "../../../tests/support/owner.ts";
import { until } from "../../../tests/support/until.ts";
import type { Logger } from "../log.ts";
import { defineJob, type Job } from "./job.ts";
import { startWorker } from "./worker.ts";
import { keepAlive } from "./worker-alive.ts";

const installation = await testInstallation();
const lines: string[] = [];
const write = (level: string) => (_fields: object, message: string) =>
  void lines.push(`${level}: ${message}`);
const log: Logger = {
  debug: () => {},
  info: write("info"),
  warn: write("warn"),
  error: write("error"),
  child: () => log,
};
const services = { ...installation.services, log };

const runs: string[] = [];
let works = false;
const gate = { arrived: Promise.withResolvers<void>(), open: Promise.withResolvers<void>() };
const base = { payload: z.object({ mark: z.string() }), reach: "platform", mode: "open" } as const;
const second = { open: Promise.withResolvers<void>() };
const flaky = defineJob({
  ...base,
  name: "probe.flaky",
  maxAttempts: 2,
  async run(_ctx, { mark }) {
    runs.push(mark);
    if (!works) throw new Error("the outside world is away");
  },
});
const slow = defineJob({
  ...base,
  name: "probe.slow",
  maxAttempts: 1,
  async run(_ctx, { mark }) {
    gate.arrived.resolve();
    await gate.open.promise;
    runs.push(mark);
  },
});
const lost = defineJob({
  ...base,
  name: "probe.lost",
  maxAttempts: 3,
  async run(_ctx, { mark }) {
    runs.push(mark);
    if (countOf(mark) === 1) await second.open.promise;
  },
});
const quick = defineJob({
  ...base,
  name: "probe.quick",
  maxAttempts: 1,
  run: async (_ctx, { mark }) => void runs.push(mark),
});

const work = (jobs: readonly Job[]) => startWorker(services, jobs);
const add = (job: Job, mark: string) => installation.write((ctx) => ctx.addJob(job, { mark }));
const countOf = (mark: string) => runs.filter((run) => run === mark).length;
const queue = (text: string) =>
  queryAsOwner<{ id: string; attempts: number; waits: boolean }>(installation, text);
const jobOf = async (mark: string) =>
  (
    await queue(
      `select id::text, attempts, run_at > now() as waits from graphile_worker._private_jobs where payload->>'mark' = '${mark}'`,
    )
  )[0];

test("a job that fails waits, longer each time, is tried again, and is gone when it succeeds", {
  timeout: 30_000,
}, async () => {
  const worker = await work([flaky]);
  await add(flaky, "once");
  await until(async () => (await jobOf("once"))?.waits === true);
  assert.equal((await jobOf("once"))?.attempts, 1);
  works = true;
  await queue(
    "select from graphile_worker.reschedule_jobs(array(select id from graphile_worker._private_jobs), run_at => now())",
  );
  await until(async () => (await jobOf("once")) === undefined);
  assert.equal(countOf("once"), 2);
  await worker.stop();
});

test("after its last try a job is dead, stays there for staff, and the log says so", {
  timeout: 30_000,
}, async () => {
  works = false;
  const worker = await work([flaky]);
  await add(flaky, "dead");
  const again =
    "select from graphile_worker.reschedule_jobs(array(select id from graphile_worker._private_jobs), run_at => now())";
  await until(async () => (await jobOf("dead"))?.attempts === 1 && (await jobOf("dead"))?.waits === true);
  await queue(again);
  await until(() => lines.includes("error: a job failed for the last time and waits for staff"));
  await queue(again);
  await add(quick, "after");
  await worker.stop();
  const later = await work([flaky, quick]);
  await until(() => countOf("after") === 1);
  await later.stop();
  assert.equal(countOf("dead"), 2, "a dead job is not run by itself");
  assert.equal((await jobOf("dead"))?.attempts, 2);
  assert.ok(lines.includes("warn: a job failed and is tried again"));
});

test("a job whose cause was taken back does not exist", async () => {
  const takenBack = installation.write(async (ctx) => {
    await ctx.addJob(quick, { mark: "never" });
    throw new Error("taken back");
  });
  await assert.rejects(takenBack, /taken back/);
  assert.equal(await jobOf("never"), undefined);
});

test("a stop waits for the job that runs, and takes no other", { timeout: 30_000 }, async () => {
  const worker = await work([slow]);
  await add(slow, "slow");
  await gate.arrived.promise;
  let hasStopped = false;
  const stopped = worker.stop().then(() => {
    hasStopped = true;
  });
  await queue("select pg_sleep(0.3)");
  await add(slow, "too late");
  assert.equal(hasStopped, false);
  gate.open.resolve();
  await stopped;
  assert.deepEqual([countOf("slow"), countOf("too late")], [1, 0]);
  assert.equal(await jobOf("slow"), undefined);
});

test("a job started by time is run once, whatever the number of workers, and made up for after a pause", {
  timeout: 30_000,
}, async () => {
  const halfAnHourAgo = Temporal.Now.instant().subtract({ minutes: 30 }).toZonedDateTimeISO("UTC");
  let scheduled = 0;
  const nightly = defineJob({
    name: "probe.nightly",
    payload: z.object({}),
    maxAttempts: 1,
    reach: "platform",
    mode: "write",
    schedule: `${halfAnHourAgo.minute} ${halfAnHourAgo.hour} * * *`,
    run: async () => void scheduled++,
  });
  await queue(
    "insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution) values ('probe.nightly', now() - interval '9 days', now() - interval '30 hours')",
  );
  const workers = await Promise.all([work([nightly, quick]), work([nightly, quick]), work([nightly, quick])]);
  await until(() => scheduled > 0);
  await add(quick, "behind");
  await until(() => countOf("behind") === 1);
  await Promise.all(workers.map((worker) => worker.stop()));
  assert.equal(scheduled, 1);
});

test("jobs of a worker that was killed are taken up again, those of one that lives are not", {
  timeout: 30_000,
}, async () => {
  const { types: _, ...connection } = services.database.connection;
  const neighbour = await keepAlive(connection, "pool-alive", log);
  await add(quick, "orphan");
  await add(quick, "held");
  const hold = (mark: string, worker: string) =>
    queue(
      `update graphile_worker._private_jobs set locked_by = '${worker}', locked_at = now() - interval '1 minute' where payload->>'mark' = '${mark}'`,
    );
  await hold("orphan", "pool-killed");
  await hold("held", "pool-alive");
  const worker = await work([quick]);
  await until(() => countOf("orphan") === 1);
  assert.equal(countOf("held"), 0);
  await neighbour.stop();
  await worker.stop();
});

test("a worker that cannot write down how a job ended is followed by another one, which runs the job again", {
  timeout: 30_000,
}, async () => {
  const worker = await work([lost]);
  await add(lost, "lost");
  await until(() => countOf("lost") === 1);
  const holder = new pg.Client(services.database.connection);
  await holder.connect();
  await holder.query("begin");
  await holder.query(
    "update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where payload->>'mark' = 'lost'",
  );
  second.open.resolve();
  const waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await until(async () => (await queue(`select ${waiting}`)).length > 0);
  await queue(`select pg_terminate_backend(pid) ${waiting}`);
  await until(() => lines.includes("warn: jobs: the worker has ended, another one is started"));
  await holder.query("commit");
  await holder.end();
  await until(async () => (await jobOf("lost")) === undefined);
  assert.equal(countOf("lost"), 2);
  await worker.stop();
});
