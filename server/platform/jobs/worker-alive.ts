import pg from "pg";
import type { Logger } from "../log.ts";

const lockSpace = 4_400;
const lookMs = 10_000;

/** Jobs that a worker of another id took so long ago, and whose lock nobody holds, are released. */
const release = `
  select graphile_worker.force_unlock_workers(array(
    select worker from (select distinct locked_by as worker from graphile_worker._private_jobs
      where locked_by <> $1 and locked_at < now() - interval '10 seconds') taken
    where pg_try_advisory_xact_lock($2, hashtext(worker))))`;

/**
 * Holds a lock for as long as this worker lives, and releases the jobs of workers that died without a word: graphile-worker alone
 * would leave them for four hours. The lock ends with its connection, however the process ended.
 */
export async function keepAlive(
  connection: pg.PoolConfig,
  workerId: string,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | undefined;
  const connect = async (): Promise<pg.Client> => {
    const next = new pg.Client(connection);
    next.on("error", () => {});
    next.on("end", () => {
      client = undefined;
    });
    await next.connect();
    await next.query("select pg_advisory_lock($2, hashtext($1))", [workerId, lockSpace]);
    return next;
  };
  const look = async (): Promise<void> => {
    try {
      client ??= await connect();
      await client.query(release, [workerId, lockSpace]);
    } catch (error) {
      log.warn({ err: error }, "jobs: the database cannot be reached, trying again");
    }
  };
  await look();
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await client?.end();
    },
  };
}
