import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { StartError } from "../start-error.ts";

const folder = join(import.meta.dirname, "../../../db/migrations");
const oldestServer = 150000;

/** Brings the database to this version: numbered SQL files, forward only, each in its own transaction, one process at a time. */
export async function migrate(connection: pg.PoolConfig, from = folder): Promise<{ applied: string[] }> {
  await checkServer(connection);
  const client = new pg.Client(connection);
  client.on("error", () => {});
  try {
    await client.connect();
    // A role may have a schema of its own name; tables belong to public whoever makes them.
    await client.query("set search_path = public");
    await client.query("select pg_advisory_lock(hashtext('chalet.migrate'))");
    await client.query(
      "create table if not exists migrations (name text primary key, sha256 bytea not null, applied_at timestamptz not null default now())",
    );
    await client.query(
      "comment on table migrations is 'Files that made this database, each with the hash of its text: what was applied is never edited.'",
    );
    const files = await readMigrations(from);
    const missing = await missingOf(client, files);
    await prepareJobs(connection);
    for (const file of missing) await applyOne(client, file);
    return { applied: missing.map((file) => file.name) };
  } catch (error) {
    throw error instanceof StartError ? error : cannotPrepare(error);
  } finally {
    await client.end().catch(() => {});
  }
}

function cannotPrepare(error: unknown): StartError {
  const reason = error instanceof Error ? error.message : String(error);
  return new StartError(
    `The database cannot be prepared: ${reason}.`,
    "The role of DATABASE_URL must own its database; docs/operations.md says more.",
    error,
  );
}

/** The job queue has migrations of its own. */
async function prepareJobs(connection: pg.PoolConfig): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 1 });
  pool.on("error", () => {});
  pool.on("connect", (connected) => connected.on("error", () => {}));
  await runMigrations({ pgPool: pool }).finally(() => pool.end());
}

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: Buffer;
}

async function readMigrations(from: string): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(from, name), "utf8");
      return { name, text, sha256: createHash("sha256").update(text).digest() };
    }),
  );
}

/** The files that this database does not know yet; refuses a database that knows more, or knew another text. */
async function missingOf(client: pg.Client, files: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: Buffer }>(
    "select name, sha256 from migrations",
  );
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const newer = [...known.keys()].filter((name) => !files.some((file) => file.name === name));
  if (newer.length > 0) {
    throw new StartError(
      "The database was made by a newer version of Chalet.",
      `Start that version; it knows ${newer.join(", ")}.`,
    );
  }
  const edited = files.find((file) => known.get(file.name)?.equals(file.sha256) === false);
  if (edited) {
    throw new StartError(
      `The migration ${edited.name} differs from the one that made this database.`,
      "Restore the file; what was applied is never edited.",
    );
  }
  return files.filter((file) => !known.has(file.name));
}

async function applyOne(client: pg.Client, { name, text, sha256 }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '10s'");
    await client.query(text);
    await client.query("insert into migrations (name, sha256) values ($1, $2)", [name, sha256]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The migration ${name} failed: ${reason}.`,
      "Nothing of it was kept; put the reason right and start again.",
      error,
    );
  }
}

async function checkServer(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 8_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
      "select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version",
    );
    if (Number(rows[0]?.server_version_num) < oldestServer) {
      throw new StartError(
        `The database server is PostgreSQL ${rows[0]?.server_version}; Chalet needs 15 or newer.`,
        "Upgrade the server, or leave DATABASE_URL empty to use the embedded one.",
      );
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason =
      error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error);
    throw new StartError(
      `The database cannot be reached: ${reason}.`,
      "Check DATABASE_URL, and that the server runs and lets this machine in.",
      error,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
