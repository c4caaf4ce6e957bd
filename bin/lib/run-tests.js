import { rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser-tools.js";
import { prepare } from "./prepare.js";
import { runChecks } from "./run-checks.js";
import { runNodeTests } from "./run-node-tests.js";
import { Refusal, runCommand, seconds } from "./terminal.js";
import { removeLeftovers, startTestDatabase } from "./test-database.js";
import { planTests, readOptions } from "./test-plan.js";

const root = join(import.meta.dirname, "../..");
const folder = join(root, ".cache", `test-${process.pid}`);
const titles = {
  checks: "Checks",
  server: "Server",
  journeys: "Journeys in the browser",
  bench: "Measurements",
};

/** Settings of a real installation must not reach the tests: they would write there. */
const KEPT_OUT = /^(DATABASE_URL|PG[A-Z]+|CHALET_.*|PROVIDER_.*)$/;

const running = { child: undefined, server: undefined };
const onChild = (child) => {
  running.child = child;
};

async function runStage(stage, files) {
  if (stage === "checks") return runChecks(root, { folder, architecture: files, onChild });
  if (stage === "journeys") return runJourneys(files);
  return runNodeTests(root, files, { folder, concurrency: stage === "server" ? 2 : 1, onChild });
}

async function runJourneys(files) {
  const browser = findBrowser();
  if (browser) {
    await prepare(root, ["console"]);
    return runNodeTests(root, files, { folder, concurrency: 1, environment: { CHROMIUM: browser }, onChild });
  }
  const isFailure = process.env.CI === "true";
  process.stdout.write(`${isFailure ? "FAIL" : "skipped"}: no browser for the ${files.length} journeys\n`);
  return { passed: 0, failed: isFailure ? files.length : 0, skipped: isFailure ? 0 : files.length };
}

async function runStages({ stages, files, isWhole }) {
  const results = [];
  for (const stage of stages) {
    process.stdout.write(`\n== ${titles[stage]}\n`);
    const started = performance.now();
    const isEmpty = files[stage].length === 0 && stage !== "checks";
    const counts = isEmpty ? emptyStage(isWhole) : await runStage(stage, files[stage]);
    results.push({ stage, ...counts, ms: performance.now() - started });
  }
  return results;
}

/** A whole run without a single test of a stage is a mistake in the run, not a success. */
function emptyStage(isWhole) {
  process.stdout.write(`no test file${isWhole ? " FAIL" : ""}\n`);
  return { passed: 0, failed: isWhole ? 1 : 0, skipped: 0 };
}

function summarize(results) {
  process.stdout.write("\n");
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  for (const { stage, passed, failed, skipped, ms } of results) {
    process.stdout.write(
      `${titles[stage].padEnd(26)}${passed} passed, ${failed} failed, ${skipped} skipped  ${seconds(ms)}\n`,
    );
  }
  process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped\n`);
  if (sum("failed") > 0) process.exitCode = 1;
}

async function cleanUp() {
  const server = await running.server?.catch(() => undefined);
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function stopOnSignal(signal, code) {
  process.once(signal, async () => {
    running.child?.kill("SIGTERM");
    await cleanUp().catch(() => undefined);
    process.exit(code);
  });
}

await runCommand(async () => {
  stopOnSignal("SIGINT", 130);
  stopOnSignal("SIGTERM", 143);
  stopOnSignal("SIGHUP", 129);
  const plan = planTests(root, readOptions(process.argv.slice(2)));
  for (const name of Object.keys(process.env)) if (KEPT_OUT.test(name)) delete process.env[name];
  await removeLeftovers(join(root, ".cache"));
  try {
    if (!process.env.TEST_DATABASE_URL && plan.stages.length > 0) {
      running.server = startTestDatabase(folder);
      process.env.TEST_DATABASE_URL = (await running.server).url;
    }
    summarize(await runStages(plan));
  } catch (error) {
    throw error.name === "StartError" ? new Refusal(`${error.message} ${error.hint}`) : error;
  } finally {
    await cleanUp();
  }
});
