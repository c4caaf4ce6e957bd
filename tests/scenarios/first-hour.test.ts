import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import test from "node:test";
import { cleanEnvironment, startProgram } from "../support/program.ts";

const root = join(import.meta.dirname, "../..");
/** A step that waits for ever is ended, and what was printed until then is told. */
const mostMs = 120_000;
const curl = spawnSync("curl", ["--version"]).error ? "no curl" : false;
const skip = process.env.CI === "true" ? false : curl;

/** All shell blocks of a text, in their order, as one script. */
function shellBlocks(markdown: string): string {
  return [...markdown.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block).join("\n");
}

/** Somebody's own folder, whose `bin/chalet` is that of the project. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "chalet-first-hour-"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/chalet"), `#!/bin/sh\nexec "${root}/bin/chalet" "$@"\n`);
  chmodSync(join(folder, "bin/chalet"), 0o755);
  return folder;
}

interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  /** Both streams, as a terminal shows them. */
  readonly shown: string;
}

/** Runs a script in one shell that stops at the first step that fails. */
function runShell(script: string, cwd: string, env: Record<string, string>): Promise<Ending> {
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  // A group of its own, so that what the script has started ends with it.
  const shell = spawn("sh", ["-eu"], {
    cwd,
    env: { ...cleanEnvironment(), PATH: path, ...env },
    detached: true,
  });
  const timer = setTimeout(() => shell.pid && process.kill(-shell.pid, "SIGKILL"), mostMs);
  let stdout = "";
  let shown = "";
  shell.stdout.on("data", (chunk) => {
    stdout += chunk;
    shown += chunk;
  });
  shell.stderr.on("data", (chunk) => {
    shown += chunk;
  });
  shell.stdin.on("error", () => {}); // a shell that stopped early reads no further
  shell.stdin.end(script);
  return new Promise((resolve, reject) => {
    shell.once("error", reject);
    shell.once("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stdout, shown });
    });
  });
}

test("the first hour: its shell blocks, run as they stand, end with an active product and a balanced ledger", {
  skip,
}, async (t) => {
  const program = await startProgram();
  t.after(() => program.stop());
  const folder = makeFolder();
  t.after(() => rmSync(folder, { recursive: true, force: true }));

  const script = shellBlocks(readFileSync(join(root, "docs/first-hour.md"), "utf8"));
  const places = { CHALET_URL: program.url, CHALET_DATA: program.folder, TMPDIR: folder };
  const { code, signal, stdout, shown } = await runShell(script, folder, places);

  const told = `${shown}\n\nThe program printed:\n${program.output()}`;
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, told);
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines.at(-1), "true", told);
  assert.match(lines.at(-2) ?? "", /^product [0-9a-f-]{36} is active$/, told);
  for (const name of ["proforma.pdf", "invoice.pdf"]) {
    const bytes = readFileSync(join(folder, name));
    assert.equal(bytes.toString("latin1", 0, 5), "%PDF-", name);
    assert.match(bytes.toString("latin1").trimEnd(), /%%EOF$/, name);
  }
});
