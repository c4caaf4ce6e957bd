import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import { freshDatabase } from "../../../tests/support/installation.ts";
import { queryOn } from "../../../tests/support/owner.ts";
import { until } from "../../../tests/support/until.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { type Db, openDatabase, type Reach } from "./database.ts";

const connection = await freshDatabase();
const database = openDatabase(connection, 2);
const platform = { kind: "platform" } as const;

test.after(() => database.close());

async function one<T>(db: Db, text: string): Promise<T | undefined> {
  return (await sql.raw<T>(text).execute(db)).rows[0];
}

test("each transaction works as a role that neither owns tables nor is free of row-level security", async () => {
  const reaches: [Reach, string][] = [
    [platform, "chalet_platform"],
    [{ kind: "organization", organizationId: newId() }, "chalet_app"],
    [{ kind: "user" }, "chalet_app"],
  ];
  for (const [reach, role] of reaches) {
    const who = await database.transaction("read", reach, (db) =>
      one<{ role: string; free: boolean; owns: boolean }>(
        db,
        `select current_user::text as role, r.rolsuper or r.rolbypassrls as free,
          exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relowner = r.oid) as owns
        from pg_roles r where r.rolname = current_user`,
      ),
    );
    assert.deepEqual(who, { role, free: false, owns: false });
  }
});

test("a transaction carries nothing over to the next one on its connection", async () => {
  const [organizationId, userId] = [newId(), newId()];
  const settings = `select current_setting('app.organization') as organization, current_setting('app.user') as "user",
    current_setting('app.actor') as actor`;
  const reach = { kind: "organization", organizationId, userId, actorKey: "user:1" } as const;
  const during = await database.transaction("read", reach, (db) => one(db, settings));
  assert.deepEqual(during, { organization: organizationId, user: userId, actor: "user:1" });
  for (let at = 0; at < 4; at++) {
    const after = await database.transaction("read", { kind: "user" }, (db) => one(db, settings));
    assert.deepEqual(after, { organization: "", user: "", actor: "" });
  }
});

test("what is no id never reaches a statement, and no connection is lost by it", async () => {
  for (const organizationId of ["", "x'; drop table users; --", "-".repeat(36), `${newId()}'`]) {
    const broken = database.transaction("read", { kind: "organization", organizationId }, async () => {});
    await assert.rejects(broken, /not an id/);
  }
  await database.transaction("read", platform, (db) => one(db, "select 1"));
});

test("a failed statement undoes the whole transaction, also where its error was swallowed", async () => {
  const key = newId();
  const swallowed = database.transaction("write", platform, async (db) => {
    await db.insertInto("customer_numbers").values({ customer_number: 1n, organization_id: key }).execute();
    await one(db, "select 1 / 0").catch(() => {});
    return "done";
  });
  await assert.rejects(swallowed, /aborted/);
  const rows = await database.transaction("read", platform, (db) =>
    one(db, `select from customer_numbers where organization_id = '${key}'`),
  );
  assert.equal(rows, undefined);
});

test("statements that are sent together are answered in their order", async () => {
  const numbers = Array.from({ length: 50 }, (_, at) => at);
  const answers = await database.transaction("read", platform, (db) =>
    Promise.all(numbers.map((number) => one<{ number: number }>(db, `select ${number} as number`))),
  );
  assert.deepEqual(
    answers.map((answer) => answer?.number),
    numbers,
  );
});

test("a connection that is killed in the middle fails its transaction as unavailable, and harms no other", async () => {
  const killed = database.transaction("write", platform, async (db) => {
    const me = await one<{ pid: number }>(db, "select pg_backend_pid() as pid");
    await queryOn(connection, "select pg_terminate_backend($1)", [me?.pid]);
    return Promise.all([one(db, "select 1"), one(db, "select 2"), one(db, "select pg_sleep(1)")]);
  });
  await assert.rejects(
    killed,
    (error: AppError) =>
      error instanceof AppError && error.code === "platform.unavailable" && error.cause !== undefined,
  );
  for (let at = 0; at < 4; at++) await database.transaction("write", platform, (db) => one(db, "select 1"));
});

test("a connection that is killed while it rests is replaced", async () => {
  await Promise.all(
    [0, 1].map(() => database.transaction("read", platform, (db) => one(db, "select pg_sleep(0.05)"))),
  );
  const others =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
  await queryOn(connection, others);
  for (let at = 0; at < 4; at++) {
    // The first may still meet the broken connection before its end was noticed.
    await database
      .transaction("read", platform, (db) => one(db, "select 1"))
      .catch((error: AppError) => assert.equal(error.code, "platform.unavailable"));
  }
  await database.transaction("read", platform, (db) => one(db, "select 1"));
});

test("a transaction that only read has ended a moment after its answer", async () => {
  const me = await database.transaction("read", platform, (db) =>
    one<{ pid: number }>(db, "select pg_backend_pid() as pid"),
  );
  const state = "select state from pg_stat_activity where pid = $1";
  await until(async () => (await queryOn(connection, state, [me?.pid]))[0]?.state === "idle");
});

test("a write after a read on the same connection is a transaction of its own", async () => {
  const alone = openDatabase(connection, 1);
  await alone.transaction("read", platform, (db) => one(db, "select 1"));
  const writable = await alone.transaction("write", platform, (db) =>
    one<{ value: string }>(db, "select current_setting('transaction_read_only') as value"),
  );
  assert.equal(writable?.value, "off");
  await alone.close();
});

test("a read that failed to begin after another read says so", async () => {
  const alone = openDatabase(connection, 1);
  await alone.transaction("read", platform, (db) => one(db, "select 1"));
  await assert.rejects(
    alone.transaction("read", platform, (db) => one(db, "select 1 / 0")),
    /division by zero/,
  );
  assert.deepEqual(await alone.transaction("read", platform, (db) => one(db, "select 1 as one")), { one: 1 });
  await alone.close();
});

test("a refusal stays a refusal when the connection breaks behind it", async () => {
  const refused = database.transaction("write", platform, async (db) => {
    const me = await one<{ pid: number }>(db, "select pg_backend_pid() as pid");
    await queryOn(connection, "select pg_terminate_backend($1)", [me?.pid]);
    throw new AppError("platform.conflict");
  });
  await assert.rejects(refused, { code: "platform.conflict" });
});

test("a server that is not there is unavailable, and no error of ours", async () => {
  const nowhere = openDatabase({ host: "127.0.0.1", port: 1, user: "nobody", database: "nothing" }, 2);
  await assert.rejects(
    nowhere.transaction("read", platform, async () => {}),
    { code: "platform.unavailable" },
  );
  await nowhere.close();
});
