import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { StartError } from "../start-error.ts";

const folder = join(import.meta.dirname, "../../../db/migrations");
const oldestServer = 150000;

/** Brings the database to this version: numbered SQL files, forward only, each in its own transaction, one process at a time. */
export async function migrate(connection: pg.PoolConfig): Promise<{ applied: string[] }> {
  await checkServer(connection);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    // A role may have a schema of its own name; tables belong to public whoever makes them.
    await client.query("set search_path = public");
    await client.query("select pg_advisory_lock(hashtext('chalet.migrate'))");
    const pool = new pg.Pool({ ...connection, max: 1 });
    pool.on("error", () => {});
    pool.on("connect", (connected) => connected.on("error", () => {}));
    await runMigrations({ pgPool: pool }).finally(() => pool.end());
    await client.query(
      "create table if not exists migrations (name text primary key, sha256 bytea not null, applied_at timestamptz not null default now())",
    );
    return { applied: await applyMissing(client) };
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: Buffer }>(
    "select name, sha256 from migrations",
  );
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  const missing = [...known.keys()].filter((name) => !files.includes(name));
  if (missing.length > 0) {
    throw new StartError(
      "The database was made by a newer version of Chalet.",
      `Start that version; it knows ${missing.join(", ")}.`,
    );
  }
  const applied: string[] = [];
  for (const name of files) {
    const text = await readFile(join(folder, name), "utf8");
    const sha256 = createHash("sha256").update(text).digest();
    const before = known.get(name);
    if (before && !before.equals(sha256)) {
      throw new StartError(
        `The migration ${name} differs from the one that made this database.`,
        "Restore the file; what was applied is never edited.",
      );
    }
    if (before) continue;
    await applyOne(client, name, text, sha256);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.Client, name: string, text: string, sha256: Buffer): Promise<void> {
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '10s'");
    await client.query(text);
    await client.query("insert into migrations (name, sha256) values ($1, $2)", [name, sha256]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
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
