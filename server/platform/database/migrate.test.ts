import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import pg from "pg";
import { emptyDatabase } from "../../../tests/support/installation.ts";
import { startOldPostgres } from "../../../tests/support/old-postgres.ts";
import { migrate } from "./migrate.ts";

const real = join(import.meta.dirname, "../../../db/migrations");
const folder = mkdtempSync(join(tmpdir(), "chalet-migrations-"));
cpSync(real, folder, { recursive: true });
test.after(() => rmSync(folder, { recursive: true }));
const connection = await emptyDatabase();

async function ask<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query<T>(text).finally(() => client.end());
  return rows;
}

const refused = (message: RegExp) => ({ name: "StartError", message });

test("two processes that start at once migrate once, and a later start has nothing to do", async () => {
  const [one, other] = await Promise.all([migrate(connection, folder), migrate(connection, folder)]);
  const applied = [...one.applied, ...other.applied];
  assert.equal(new Set(applied).size, applied.length);
  assert.equal((await ask("select from migrations")).length, applied.length);
  assert.deepEqual(await migrate(connection, folder), { applied: [] });
});

test("a migration that fails leaves nothing of itself, and the next start tries it again", async () => {
  const file = join(folder, "9000_next.sql");
  writeFileSync(file, "create table half_done (id int); select 1 / 0;");
  await assert.rejects(
    migrate(connection, folder),
    refused(/^The migration 9000_next\.sql failed: division by zero\.$/),
  );
  assert.deepEqual(await ask("select to_regclass('half_done') as found"), [{ found: null }]);
  writeFileSync(file, "create table half_done (id int);");
  assert.deepEqual(await migrate(connection, folder), { applied: ["9000_next.sql"] });
});

test("a file that was edited after it was applied is refused", async () => {
  const file = join(folder, "9000_next.sql");
  writeFileSync(file, "create table half_done (id bigint);");
  await assert.rejects(
    migrate(connection, folder),
    refused(/^The migration 9000_next\.sql differs from the one that made this database\.$/),
  );
  writeFileSync(file, "create table half_done (id int);");
  await migrate(connection, folder);
});

test("a database that a newer version made is refused", async () => {
  rmSync(join(folder, "9000_next.sql"));
  await assert.rejects(migrate(connection, folder), {
    ...refused(/^The database was made by a newer version of Chalet\.$/),
    hint: "Start that version; it knows 9000_next.sql.",
  });
});

test("a role that may not make what is needed is told so in one sentence", async () => {
  const { database } = new pg.Client(connection);
  const role = `${database}_guest`;
  await ask(`create role ${role} login; grant connect on database ${database} to ${role}`);
  const guest = new URL(connection.connectionString ?? "postgres://localhost");
  guest.username = role;
  const as = connection.connectionString ? { connectionString: guest.href } : { ...connection, user: role };
  await assert.rejects(
    migrate(as, folder),
    refused(/^The database cannot be prepared: permission denied [^\n]*\.$/),
  );
  await ask(`revoke connect on database ${database} from ${role}; drop role ${role}`);
});

test("a server that is away, too old, or not PostgreSQL is told in one sentence", async () => {
  const port = await startOldPostgres("14.20");
  const old = { host: "127.0.0.1", port, user: "chalet", database: "chalet" };
  await assert.rejects(
    migrate(old),
    refused(/^The database server is PostgreSQL 14\.20; Chalet needs 15 or newer\.$/),
  );
  await assert.rejects(
    migrate({ ...old, port: 1 }),
    refused(/^The database cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1\.$/),
  );
});
