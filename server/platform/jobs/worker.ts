import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
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

/** Jobs of a worker that failed may end for so long; then they are taken up by the next. */
const failedPauseMs = 2_000;
/** After a worker ended by itself, and between tries to start the next. */
const restartPauseMs = 500;

/**
 * Runs jobs until it is stopped; stopping waits for those that run. graphile-worker ends by itself where it cannot write down how a
 * job ended, because the database is away: another one is started when it is back, and takes up what the first one held.
 */
export async function startWorker(
  services: Services,
  jobs: readonly Job[],
  metrics?: Metrics,
  concurrency = 4,
): Promise<{ stop(): Promise<void> }> {
  // Without the program's own readers of types: graphile-worker expects those of pg.
  const { types: _, ...connection } = services.database.connection;
  const pool = new pg.Pool({ ...connection, max: concurrency + 2 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const tasks = Object.fromEntries(jobs.map((job) => [job.name, taskOf(services, job, metrics)]));
  const begin = () => beginShift(services, pool, { tasks, cronItems: cronItems(jobs), concurrency });
  const ending = new AbortController();
  let shift = await begin();
  const working = (async () => {
    while (!ending.signal.aborted) {
      await shift.ended;
      if (ending.signal.aborted) return;
      services.log.warn({}, "jobs: the worker has ended, another one is started");
      const next = await beginAgain(begin, ending.signal);
      if (next) shift = next;
      if (ending.signal.aborted) await next?.stop();
    }
  })();
  return {
    async stop() {
      ending.abort();
      await shift.stop();
      await working;
      await pool.end();
      closeTransports();
    },
  };
}

/** One run of graphile-worker. */
interface Shift {
  /** Kept when it has ended, asked to or by itself, and holds no job any more. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

interface Work {
  readonly tasks: TaskList;
  readonly cronItems: ParsedCronItem[];
  readonly concurrency: number;
}

async function beginShift(services: Services, pgPool: pg.Pool, work: Work): Promise<Shift> {
  const events: WorkerEvents = new EventEmitter();
  const created = once(events, "pool:create");
  const runner: Runner = await run({
    pgPool,
    concurrency: work.concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: work.tasks,
    parsedCronItems: work.cronItems,
    logger: workerLog(services.log),
    events,
    // Without these graphile-worker waits for no answer where a job ends: a lost connection would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const [{ workerPool }] = (await created) as [{ workerPool: WorkerPool }];
  const { types: _, ...connection } = services.database.connection;
  const alive = await keepAlive(connection, workerPool.id, services.log);
  // After a fatal error graphile-worker counts what it still waits for wrongly, and may wait for ever.
  const failed = once(events, "pool:fatalError").then(() => pause(failedPauseMs));
  const ended = Promise.race([runner.promise.catch(() => {}), failed]).then(() => alive.stop());
  return {
    ended,
    async stop() {
      // It may have ended by itself.
      await Promise.race([runner.stop().catch(() => {}), failed]);
      await ended;
    },
  };
}

/** Tries until it works; nothing when it is not to work any more. */
async function beginAgain(begin: () => Promise<Shift>, signal: AbortSignal): Promise<Shift | undefined> {
  while (!signal.aborted) {
    await pause(restartPauseMs, undefined, { signal }).catch(() => {});
    const shift = await begin().catch(() => undefined);
    if (shift) return shift;
  }
  return undefined;
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
