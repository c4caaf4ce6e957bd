import pg from "pg";
import type { Services } from "../make-context.ts";
import type { Job } from "./job.ts";
import { runJob } from "./worker.ts";

/**
 * Runs the jobs that wait and those that they add, one by one with the clock of `services`, until none is left; throws with the first
 * that fails. For what must happen now: the demo's past, tests. `leave` names jobs that stay for the worker.
 */
export async function drainJobs(
  services: Services,
  jobs: readonly Job[],
  leave: readonly string[] = [],
): Promise<void> {
  const client = new pg.Client(services.database.connection);
  await client.connect();
  try {
    for (;;) {
      const next = await takeJob(client, leave);
      if (!next) return;
      const job = jobs.find((candidate) => candidate.name === next.name);
      if (!job) throw new Error(`there is no job ${next.name}`);
      await runJob(services, job, next.payload);
      await client.query("delete from graphile_worker._private_jobs where id = $1", [next.id]);
    }
  } finally {
    await client.end();
  }
}

async function takeJob(
  client: pg.Client,
  leave: readonly string[],
): Promise<{ id: string; name: string; payload: unknown } | undefined> {
  const { rows } = await client.query<{ id: string; name: string; payload: unknown }>(
    `select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where j.run_at <= now() and j.attempts < j.max_attempts and t.identifier <> all($1) order by j.id limit 1`,
    [leave],
  );
  return rows[0];
}
