import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { commandScanner } from "./command-scanner.ts";

/** A scanner of the command line that finds one word. */
function scannerScript(): string {
  const path = join(mkdtempSync(join(tmpdir(), "chalet-scanner-")), "scan");
  const lines = [
    "#!/bin/sh",
    'if grep -q HARM; then echo "stream: Test-Signature FOUND"; exit 1; fi',
    'if [ "$1" = broken ]; then exit 2; fi',
    "exit 0",
  ];
  writeFileSync(path, `${lines.join("\n")}\n`);
  chmodSync(path, 0o700);
  return path;
}

test("SUP-4 a command of the machine looks at files: clean, refused with what it found", async () => {
  const scanner = commandScanner(`${scannerScript()} --no-summary -`);
  assert.deepEqual(await scanner.scan(Buffer.from("a screenshot")), { verdict: "clean" });
  assert.deepEqual(await scanner.scan(Buffer.from("some HARM in it")), {
    verdict: "refused",
    finding: "Test-Signature",
  });
});

test("SUP-4 a scanner that is not there, breaks or hangs lets nothing through", async () => {
  const file = Buffer.from("a screenshot");
  await assert.rejects(commandScanner("/nowhere/at-all -").scan(file));
  await assert.rejects(commandScanner(`${scannerScript()} broken`).scan(file), /ended with 2/);
  await assert.rejects(commandScanner("sleep 60", 200).scan(file));
});
