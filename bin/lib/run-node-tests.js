import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const MINUTES_A_TEST = 15;

/** Runs test files with Node's own runner and gives how many tests passed, failed and were skipped. */
export async function runNodeTests(root, files, { folder, environment, concurrency, onChild }) {
  mkdirSync(folder, { recursive: true });
  const countsFile = join(folder, `counts-${process.pid}.json`);
  rmSync(countsFile, { force: true });
  const parameters = [
    "--test",
    `--test-concurrency=${concurrency}`,
    `--test-timeout=${MINUTES_A_TEST * 60_000}`,
    `--test-reporter=${join(import.meta.dirname, "test-reporter.js")}`,
    "--test-reporter-destination=stdout",
    ...files.map((file) => relative(root, file)),
  ];
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    env: { ...process.env, ...environment, CHALET_TEST_COUNTS: countsFile, PATH: nodeFirst() },
    stdio: ["ignore", "inherit", "inherit"],
  });
  onChild?.(child);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (value) => resolve(value ?? 1));
  });
  return countsOf(countsFile, code);
}

/** A runner that ended badly without saying how many failed counts as one failure. */
function countsOf(file, code) {
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { passed: 0, failed: 0, skipped: 0 };
  rmSync(file, { force: true });
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Programs that the tests start by the name `node` get this one. */
export function nodeFirst() {
  return `${dirname(process.execPath)}:${process.env.PATH ?? ""}`;
}
