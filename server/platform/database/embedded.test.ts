import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { StartError } from "../start-error.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";

const isRoot = process.getuid?.() === 0;
const skipWindows = process.platform === "win32" ? "Unix sockets and signals" : false;

const cleanups = new WeakMap<TestContext, (() => unknown)[]>();

/** Does something at the end of the test, the last named first: servers stop before their folders go. */
function atEnd(t: TestContext, action: () => unknown): void {
  const known = cleanups.get(t);
  if (known) return void known.unshift(action);
  const actions = [action];
  cleanups.set(t, actions);
  t.after(async () => {
    for (const next of actions) await next();
  });
}

function newFolder(t: TestContext, base = tmpdir()): string {
  const folder = mkdtempSync(join(base, "chalet-embedded-"));
  if (isRoot) chmodSync(folder, 0o755);
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(t: TestContext, dataFolder: string, more = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, ...more });
  atEnd(t, () => server.stop());
  return server;
}

async function query(server: EmbeddedPostgres, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.connection);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilAnswered(server: EmbeddedPostgres, text: string): Promise<Record<string, unknown>[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await query(server, text);
    } catch (error) {
      if (attempt === 300) throw error;
      await pause(100);
    }
  }
}

function lockLines(dataFolder: string): string[] {
  return readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n");
}

/** A process of the account that the server runs under, other than the server. */
async function bystander(t: TestContext, script: string): Promise<ChildProcess> {
  const account = isRoot ? { uid: 65534, gid: 65534 } : {};
  const child = spawn("/bin/sh", ["-c", script], {
    ...account,
    cwd: "/",
    stdio: ["ignore", "pipe", "inherit"],
  });
  atEnd(t, () => child.kill("SIGKILL"));
  return child;
}

/** The lock file that a killed server left behind, saved before another run removes it. */
async function leaveStaleLock(dataFolder: string, holder: number): Promise<void> {
  const server = await startEmbeddedPostgres({ dataFolder });
  await query(server, "create table kept as select 42 as answer");
  const lines = lockLines(dataFolder);
  await server.stop();
  const file = join(dataFolder, "postgres", "postmaster.pid");
  writeFileSync(file, [String(holder), ...lines.slice(1)].join("\n"), { mode: 0o600 });
  if (isRoot) execFileSync("chown", ["65534:65534", file]);
  assert.ok(existsSync(file), "the stale lock is there");
}

test("a first start makes the database, a second finds what was saved", { skip: skipWindows }, async (t) => {
  const dataFolder = join(newFolder(t), 'with spaces, commas and "quotes"');
  const first = await start(t, dataFolder);
  assert.equal(first.adopted, false);
  assert.equal(first.connection.database, "chalet");
  await query(first, "create table kept as select 'Zürich' as place");
  await first.stop();
  await assert.rejects(query(first, "select 1"));

  const second = await start(t, dataFolder, { settings: { work_mem: "7MB" } });
  assert.deepEqual(await query(second, "select place from kept"), [{ place: "Zürich" }]);
  const [row] = await query(
    second,
    "select current_setting('fsync') fsync, current_setting('work_mem') work_mem, current_setting('listen_addresses') listen",
  );
  assert.deepEqual(row, { fsync: "on", work_mem: "7MB", listen: "" });
});

test("a server killed with -9 while it is used comes back with every committed row", {
  skip: skipWindows,
}, async (t) => {
  const dataFolder = newFolder(t);
  const server = await start(t, dataFolder);
  await query(server, "create table kept as select generate_series(1, 1000) as n");
  process.kill(Number(lockLines(dataFolder)[0]), "SIGKILL");
  assert.deepEqual(await untilAnswered(server, "select count(*)::int as n from kept"), [{ n: 1000 }]);
});

test("the server of a Chalet killed with -9 is adopted by the next start and ended by it", {
  skip: skipWindows,
}, async (t) => {
  const dataFolder = newFolder(t);
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(import.meta.resolve("./embedded.ts"))});
    await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} });
    console.log("ready");
    setInterval(() => {}, 1000);`;
  const chalet = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(chalet.stdout, "data");
  const [pid] = lockLines(dataFolder);
  chalet.kill("SIGKILL");
  await once(chalet, "exit");

  const next = await start(t, dataFolder);
  assert.equal(next.adopted, true);
  assert.equal(lockLines(dataFolder)[0], pid);
  await next.stop();
  assert.ok(!existsSync(join(dataFolder, "postgres", "postmaster.pid")));
});

test("two Chalets share one server, and the last to stop ends it", { skip: skipWindows }, async (t) => {
  const dataFolder = newFolder(t);
  const both = await Promise.all([start(t, dataFolder), start(t, dataFolder)]);
  assert.deepEqual(both.map((one) => one.adopted).sort(), [false, true]);
  const starter = both.find((one) => !one.adopted);
  const adopter = both.find((one) => one.adopted);
  assert.ok(starter && adopter);
  await starter.stop();
  assert.deepEqual(await query(adopter, "select 1 as one"), [{ one: 1 }]);
  await adopter.stop();
  await assert.rejects(query(adopter, "select 1"));
});

test("two Chalets that stop at the same moment leave no server behind", { skip: skipWindows }, async (t) => {
  const dataFolder = newFolder(t);
  const both = [await start(t, dataFolder), await start(t, dataFolder)];
  await Promise.all(both.map((one) => one.stop()));
  assert.ok(!existsSync(join(dataFolder, "postgres", "postmaster.pid")));
});

test("a stale lock whose number another process has got does not keep it from starting", {
  skip: skipWindows,
}, async (t) => {
  const dataFolder = newFolder(t);
  const other = await bystander(t, "exec sleep 300");
  await leaveStaleLock(dataFolder, other.pid ?? 0);
  const server = await start(t, dataFolder);
  assert.deepEqual(await query(server, "select answer from kept"), [{ answer: 42 }]);
});

test("a lock held by a killed process that nobody has reaped does not keep it from starting", {
  skip: skipWindows,
}, async (t) => {
  const dataFolder = newFolder(t);
  const parent = await bystander(t, "sleep 0 & echo $!; exec sleep 300");
  assert.ok(parent.stdout);
  const [printed] = await once(parent.stdout, "data");
  await leaveStaleLock(dataFolder, Number(String(printed)));
  const server = await start(t, dataFolder);
  assert.deepEqual(await query(server, "select answer from kept"), [{ answer: 42 }]);
});

test("a lock file that a power cut left empty does not keep it from starting", {
  skip: skipWindows,
}, async (t) => {
  const dataFolder = newFolder(t);
  const first = await startEmbeddedPostgres({ dataFolder });
  await first.stop();
  for (const name of ["postmaster.pid", ".s.PGSQL.5432.lock"]) {
    const file = join(dataFolder, "postgres", name);
    writeFileSync(file, name.startsWith("p") ? "" : "\0".repeat(40), { mode: 0o600 });
    if (isRoot) execFileSync("chown", ["65534:65534", file]);
  }
  const server = await start(t, dataFolder);
  assert.deepEqual(await query(server, "select 1 as one"), [{ one: 1 }]);
});

test("a database that was half made is made again", { skip: skipWindows }, async (t) => {
  const dataFolder = newFolder(t);
  const gone = await bystander(t, "exit 0");
  await once(gone, "exit");
  const draft = join(dataFolder, `postgres.new-${gone.pid}-abcdef`);
  mkdirSync(draft);
  writeFileSync(join(draft, "PG_VERSION"), "18\n");
  const server = await start(t, dataFolder);
  assert.deepEqual(await query(server, "select 1 as one"), [{ one: 1 }]);
  assert.ok(!existsSync(draft));
});

test("a path too long for a socket gets a short folder, removed at the end", {
  skip: skipWindows,
}, async (t) => {
  const dataFolder = join(newFolder(t), "x".repeat(120));
  const server = await start(t, dataFolder);
  assert.match(server.connection.host, /^\/tmp\/chalet-socket-/);
  const again = await start(t, dataFolder);
  assert.equal(again.adopted, true);
  assert.deepEqual(again.connection, server.connection);
  assert.deepEqual(await query(again, "select 1 as one"), [{ one: 1 }]);
  await again.stop();
  await server.stop();
  assert.ok(!existsSync(server.connection.host));
});

test("root's data may lie where the server's account may not enter", {
  skip: !isRoot && "needs root",
}, async (t) => {
  const hidden = newFolder(t);
  chmodSync(hidden, 0o700);
  const dataFolder = join(hidden, "data");
  const server = await start(t, dataFolder);
  await query(server, "create table kept as select 42 as answer");
  process.kill(Number(lockLines(dataFolder)[0]), "SIGKILL");
  assert.deepEqual(await untilAnswered(server, "select answer from kept"), [{ answer: 42 }]);
  await server.stop();
  const next = await start(t, dataFolder);
  assert.deepEqual(await query(next, "select answer from kept"), [{ answer: 42 }]);
});

test("where there are no Unix sockets the server listens on this machine only, behind a password", async (t) => {
  const dataFolder = newFolder(t);
  const server = await start(t, dataFolder, { transport: "tcp" });
  assert.equal(server.connection.host, "127.0.0.1");
  assert.deepEqual(await query(server, "select 1 as one"), [{ one: 1 }]);
  const stranger = new pg.Client({ ...server.connection, password: "guessed" });
  await assert.rejects(stranger.connect(), { code: "28P01" });
});

test("data of another release of PostgreSQL is refused with what to do", { skip: skipWindows }, async (t) => {
  const dataFolder = newFolder(t);
  const server = await startEmbeddedPostgres({ dataFolder });
  await server.stop();
  writeFileSync(join(dataFolder, "postgres", "PG_VERSION"), "15\n");
  await assert.rejects(startEmbeddedPostgres({ dataFolder }), (error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /made by PostgreSQL 15, and this Chalet runs PostgreSQL 18/);
    assert.match(error.hint, /docs\/operations\.md/);
    return true;
  });
});

test("a folder with something else in it is refused and left alone", async (t) => {
  const dataFolder = newFolder(t);
  mkdirSync(join(dataFolder, "postgres"));
  writeFileSync(join(dataFolder, "postgres", "holiday.txt"), "photographs");
  await assert.rejects(startEmbeddedPostgres({ dataFolder }), {
    name: "StartError",
    message: /not a database/,
  });
  assert.equal(readFileSync(join(dataFolder, "postgres", "holiday.txt"), "utf8"), "photographs");
});

test("a server that cannot run says its last words", { skip: skipWindows }, async (t) => {
  const dataFolder = newFolder(t);
  await assert.rejects(
    startEmbeddedPostgres({ dataFolder, settings: { shared_buffers: "nonsense" } }),
    (error) => {
      assert.ok(error instanceof StartError);
      assert.equal(error.message, "The embedded database did not start.");
      assert.match(error.hint, /invalid value for parameter "shared_buffers"/);
      return true;
    },
  );
});

test("a folder without the right to write is one sentence", {
  skip: isRoot && "root may write anywhere",
}, async (t) => {
  const folder = newFolder(t);
  chmodSync(folder, 0o500);
  atEnd(t, () => chmodSync(folder, 0o700));
  await assert.rejects(startEmbeddedPostgres({ dataFolder: join(folder, "data") }), {
    name: "StartError",
    message: `Chalet may not read and write in ${join(folder, "data")}.`,
  });
});

test("a full disk is one sentence", { skip: skipWindows }, async (t) => {
  const folder = newFolder(t);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "chalet-test", folder], { stdio: "ignore" });
  } catch {
    return t.skip("no right to mount a small disk");
  }
  atEnd(t, () => execFileSync("umount", [folder]));
  await assert.rejects(startEmbeddedPostgres({ dataFolder: folder }), {
    name: "StartError",
    message: `The disk that holds ${join(folder, "postgres")} is full.`,
  });
});
