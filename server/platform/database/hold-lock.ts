import pg from "pg";

/**
 * Runs `work` while no other process does so under the same name (an advisory lock of a connection of its own). The lock ends with
 * the connection: a process that is killed holds nothing.
 */
export async function holdLock<T>(
  connection: pg.PoolConfig,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection);
  // A connection that breaks meanwhile has lost the lock; the work fails by itself where it needs the database.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext($1))", [name]);
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}
