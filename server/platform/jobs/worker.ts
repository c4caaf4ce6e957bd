import { EventEmitter, once } from "node:events";
import {
  type ParsedCronItem,
  parseCronItems,
  type Runner,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from "graphile-worker";
import pg from "pg";
import type { OpenContext, WriteContext } from "../context.ts";
import type { Reach } from "../database/database.ts";
import { closeTransports } from "../mail/smtp.ts";
import { openContext, runWrite, type Services, systemCircumstances } from "../make-context.ts";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";
import { keepAlive } from "./worker-alive.ts";
import { workerLog } from "./worker-log.ts";

const day_ms = 86_400_000;

/** Runs jobs until it is stopped; stopping waits for those that run. */
export async function startWorker(
  services: Services,
  jobs: readonly Job[],
  metrics?: Metrics,
  concurrency = 4,
): Promise<{ stop(): Promise<void>; failed: Promise<void> }> {
  // Without the program's own readers of types: graphile-worker expects those of pg.
  const { types: _, ...connection } = services.database.connection;
  const pool = new pg.Pool({ ...connection, max: concurrency + 2 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const events: WorkerEvents = new EventEmitter();
  const created = once(events, "pool:create");
  const runner: Runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: Object.fromEntries(jobs.map((job) => [job.name, taskOf(services, job, metrics)])) as TaskList,
    parsedCronItems: cronItems(jobs),
    logger: workerLog(services.log),
    events,
  });
  const [{ workerPool }] = (await created) as [{ workerPool: WorkerPool }];
  const alive = await keepAlive(connection, workerPool.id, services.log);
  return {
    failed: runner.promise,
    async stop() {
      await runner.stop();
      await runner.promise.catch(() => {});
      await alive.stop();
      await pool.end();
      closeTransports();
    },
  };
}

function taskOf(services: Services, job: Job, metrics: Metrics | undefined): Task {
  return async (raw, helpers) => {
    try {
      await runJob(services, job, raw);
      metrics?.countJob(job.name, "done");
    } catch (error) {
      metrics?.countJob(job.name, "failed");
      const { id, attempts, max_attempts } = helpers.job;
      const fields = { err: error, job: job.name, id, attempts };
      if (attempts < max_attempts) services.log.warn(fields, "a job failed and is tried again");
      else services.log.error(fields, "a job failed for the last time and waits for staff");
      throw error;
    }
  };
}

/** Runs one job once, as the worker does. */
export async function runJob(services: Services, job: Job, raw: unknown): Promise<void> {
  const payload = job.payload.parse(withoutSchedule(raw));
  const organizationId = (payload as { organizationId?: string }).organizationId;
  const reach = reachOf(job, organizationId);
  const circumstances = systemCircumstances(services, organizationId);
  const work = job.run.bind(job) as (ctx: WriteContext | OpenContext, payload: unknown) => Promise<void>;
  if (job.mode === "open") return work(openContext(services, circumstances, reach, job.name), payload);
  await services.database.transaction("write", reach, (db) =>
    runWrite(services, circumstances, db, job.name, (ctx) => work(ctx, payload)),
  );
}

function reachOf(job: Job, organizationId: string | undefined): Reach {
  if (job.reach === "platform") return { kind: "platform" };
  if (!organizationId) throw new Error(`the payload of ${job.name} names no organization`);
  return { kind: "organization", organizationId };
}

function cronItems(jobs: readonly Job[]): ParsedCronItem[] {
  return parseCronItems(
    jobs.flatMap((job) =>
      job.schedule
        ? [
            {
              task: job.name,
              match: job.schedule,
              identifier: job.name,
              // Missed while no worker ran: made up for once.
              options: { maxAttempts: job.maxAttempts, backfillPeriod: day_ms, jobKey: job.name },
            },
          ]
        : [],
    ),
  );
}

/** A job started by time carries the time in `_cron`; nobody needs it. */
function withoutSchedule(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null) return raw;
  const { _cron, ...rest } = raw as Record<string, unknown>;
  return rest;
}
