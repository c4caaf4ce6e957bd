import pg from "pg";

/** How the program reaches the server: a folder with a Unix socket, or an address of this machine. */
export type Address = { host: string; port: number; user: string; password?: string };

/** The session that holds the server; `ref` and `unref` say whether it alone keeps the program running. */
export type Keeper = pg.Client & { ref(): void; unref(): void };

/** Sessions by which the Chalet processes that use one server know of each other; they end with their process. */
const HOLDS = "chalet holds the server";
const LEAVES = "chalet leaves the server";

/** Key of the advisory lock that puts joining and leaving in a row: "chalet" read as a number. */
const GATE = 0x6368616c;
const CONNECT_MS = 5_000;

/** Opens the session that says "a Chalet uses this server"; `undefined` while the server does not answer. */
export async function holdServer(address: Address): Promise<Keeper | undefined> {
  const client = new pg.Client({
    ...address,
    database: "postgres",
    connectionTimeoutMillis: CONNECT_MS,
    application_name: "chalet joins the server",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock(${GATE})`);
    await client.query(`set application_name = '${HOLDS}'`);
    await client.query(`select pg_advisory_unlock(${GATE})`);
    return client as Keeper;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}

/**
 * Says that this process leaves, and whether it was the last. The answer stays true while the session is open: one
 * that joins waits until it ends, and then finds the server gone or going.
 */
export async function leaveServer(keeper: Keeper): Promise<{ isLast: boolean }> {
  await keeper.query(`select pg_advisory_lock(${GATE})`);
  await keeper.query(`set application_name = '${LEAVES}'`);
  const others = await keeper.query("select from pg_stat_activity where application_name = $1", [HOLDS]);
  return { isLast: others.rowCount === 0 };
}

/** Makes a database that is not there yet; another process may make the same one meanwhile. */
export async function ensureDatabase(keeper: Keeper, name: string): Promise<void> {
  const found = await keeper.query("select from pg_database where datname = $1", [name]);
  if (found.rowCount) return;
  try {
    await keeper.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code !== "42P04" && code !== "23505") throw error;
  }
}
