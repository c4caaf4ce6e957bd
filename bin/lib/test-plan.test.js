import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import test from "node:test";
import pg from "pg";
import { connectionUrl } from "./test-database.js";
import { planTests, readOptions } from "./test-plan.js";

function project(t, files) {
  const root = mkdtempSync(join(tmpdir(), "chalet-plan-"));
  t.after(() => rmSync(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const files = {
  "common/money.test.ts": "",
  "server/main.ts": "",
  "server/bank/entry.test.ts": "",
  "tests/architecture/schema.test.ts": "",
  "tests/journeys/order.test.ts": "",
  "tests/bench/read.test.ts": "",
};

function names(root, plan) {
  return Object.fromEntries(
    plan.stages.map((stage) => [stage, plan.files[stage].map((file) => relative(root, file))]),
  );
}

test("a whole run has every test but the measurements", (t) => {
  const root = project(t, files);
  assert.deepEqual(names(root, planTests(root, readOptions([]), root)), {
    checks: ["tests/architecture/schema.test.ts"],
    server: ["common/money.test.ts", "server/bank/entry.test.ts"],
    journeys: ["tests/journeys/order.test.ts"],
  });
});

test("stages and files can be named", (t) => {
  const root = project(t, files);
  const plan = (...parameters) => names(root, planTests(root, readOptions(parameters), root));
  assert.deepEqual(plan("--only", "bench"), { bench: ["tests/bench/read.test.ts"] });
  assert.deepEqual(plan("--only=server", "common"), { server: ["common/money.test.ts"] });
  assert.deepEqual(plan("server", "tests/journeys/order.test.ts"), {
    server: ["server/bank/entry.test.ts"],
    journeys: ["tests/journeys/order.test.ts"],
  });
});

test("what does not exist is refused instead of passing", (t) => {
  const root = project(t, files);
  assert.throws(() => readOptions(["--only", "everything"]), /no stage everything/);
  assert.throws(() => readOptions(["--fast"]), /unknown option --fast/);
  assert.throws(() => planTests(root, readOptions(["server/none.test.ts"]), root), /there is no/);
  assert.throws(() => planTests(root, readOptions(["server/main.ts"]), root), /no test file has that name/);
});

test("the address of the tests' database is understood by pg", () => {
  const read = (connection) => {
    const { host, port, user, database, password } = new pg.Client({
      connectionString: connectionUrl(connection),
    });
    return { host, port, user, database, password };
  };
  const socket = {
    host: "/tmp/100% a+b & c/postgres",
    port: 5432,
    user: "app",
    database: "chalet",
    password: null,
  };
  assert.deepEqual(read(socket), socket);
  const other = new URL(connectionUrl(socket));
  other.pathname = "/other";
  assert.equal(new pg.Client({ connectionString: other.href }).database, "other");
  const tcp = { host: "127.0.0.1", port: 40123, user: "app", database: "chalet", password: "a/b:c@d" };
  assert.deepEqual(read(tcp), tcp);
});

test("the sums count tests that fail or are skipped, and files that do not load", (t) => {
  const root = project(t, {
    "a.test.mjs": `import test from "node:test";
      test("good", () => {});
      test("outer", async (t) => { await t.test("inner", () => {}); });
      test("without data", (t) => t.skip("no data"));
      test("bad", () => { throw new Error("broken on purpose"); });`,
    "b.test.mjs": `import "./missing.mjs";`,
  });
  const counts = join(root, "counts.json");
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      "--test",
      `--test-reporter=${join(import.meta.dirname, "test-reporter.js")}`,
      "a.test.mjs",
      "b.test.mjs",
    ],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...environment, CHALET_TEST_COUNTS: counts },
    },
  );
  assert.equal(status, 1);
  assert.deepEqual(JSON.parse(readFileSync(counts, "utf8")), { passed: 3, failed: 2, skipped: 1 });
  assert.match(stdout, /FAIL {2}a\.test\.mjs:5\n {2}bad\n.*broken on purpose/);
  assert.match(stdout, /skipped: without data \(no data\)/);
  assert.match(stdout, /ERR_MODULE_NOT_FOUND/);
});
