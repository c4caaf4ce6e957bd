import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { nodeFirst, runNodeTests } from "./run-node-tests.js";
import { runCommand, seconds } from "./terminal.js";
import { startTestDatabase } from "./test-database.js";
import { planTests } from "./test-plan.js";

const NAME_WIDTH = 20;

/** The programs that look at the sources, each with its parameters; imports are looked at by tests/architecture. */
const TOOLS = [
  ["format and lint", "@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
  ["types", "typescript/bin/tsc", "--noEmit", "-p", "."],
  ["dead code", "knip/bin/knip.js"],
];

/** Runs all checks, prints a line for each and the output of those that fail, and gives the sums. */
export async function runChecks(root, { folder, architecture, onChild }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, program, ...parameters] of TOOLS) {
    const { code, output, ms } = await runTool(root, program, parameters, onChild);
    process.stdout.write(`${name.padEnd(NAME_WIDTH)} ${code === 0 ? "ok  " : "FAIL"}  ${seconds(ms)}\n`);
    if (code !== 0) process.stdout.write(`\n${output.trimEnd()}\n\n`);
    counts[code === 0 ? "passed" : "failed"]++;
  }
  const tested = await checkArchitecture(root, { folder, architecture, onChild });
  return {
    passed: counts.passed + tested.passed,
    failed: counts.failed + tested.failed,
    skipped: tested.skipped,
  };
}

async function checkArchitecture(root, { folder, architecture, onChild }) {
  if (architecture.length === 0) {
    process.stdout.write(`${"architecture".padEnd(NAME_WIDTH)} FAIL  tests/architecture holds no test\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const started = performance.now();
  const tested = await runNodeTests(root, architecture, { folder, concurrency: 2, onChild });
  const result = tested.failed === 0 ? "ok  " : "FAIL";
  process.stdout.write(
    `${"architecture".padEnd(NAME_WIDTH)} ${result}  ${seconds(performance.now() - started)}\n`,
  );
  return tested;
}

function runTool(root, program, parameters, onChild) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const file = join(root, "node_modules", program);
    const child = spawn(process.execPath, [file, ...parameters], {
      cwd: root,
      env: { ...process.env, PATH: nodeFirst() },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onChild?.(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output, ms: performance.now() - started }));
  });
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, "../..");
  await runCommand(async () => {
    const { files } = planTests(root, { stages: ["checks"], paths: [] });
    const folder = join(root, ".cache", `test-${process.pid}`);
    const server = process.env.TEST_DATABASE_URL ? undefined : await startTestDatabase(folder);
    if (server) process.env.TEST_DATABASE_URL = server.url;
    try {
      const { passed, failed, skipped } = await runChecks(root, { folder, architecture: files.checks });
      process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
      if (failed > 0) process.exitCode = 1;
    } finally {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
