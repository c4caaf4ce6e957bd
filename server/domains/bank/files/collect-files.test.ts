import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { makeCamt } from "../../../../tests/support/make-camt.ts";
import { openContext, systemCircumstances } from "../../../platform/make-context.ts";
import { collectFiles } from "./collect-files.ts";

const installation = await testInstallation();
const { services, clock } = installation;
const account = services.config.provider.accounts[0]?.iban ?? "";

const newFolder = () => mkdtempSync(join(tmpdir(), "chalet-bank-"));
const collect = (folder: string) =>
  collectFiles(openContext(services, systemCircumstances(services), { kind: "platform" }, "test"), folder);

/** Lays a file of the bank into a folder, written to so many seconds ago. */
function lay(folder: string, name: string, { statement = name, secondsAgo = 60 } = {}): void {
  const amount = { minor: 1_000n, currency: "CHF" };
  const entries = [{ amount, bookedOn: "2026-11-20", bankReference: statement }];
  const head = { version: "camt.053.001.08", account, currency: "CHF" } as const;
  writeFileSync(join(folder, name), makeCamt({ ...head, statementId: statement, entries }));
  touch(join(folder, name), secondsAgo);
}

function touch(path: string, secondsAgo: number): void {
  const seconds = Math.floor(clock.wall().epochMilliseconds / 1_000) - secondsAgo;
  utimesSync(path, seconds, seconds);
}

const files = () =>
  installation.write((ctx) =>
    ctx.db
      .selectFrom("bank_files")
      .select(["name", "state"])
      .orderBy("uploaded_at")
      .orderBy("name")
      .execute(),
  );

test("MON-6 files in the bank's folder are imported and moved out of the way", async () => {
  const folder = newFolder();
  lay(folder, "a.xml");
  lay(folder, "b.xml");
  await collect(folder);
  await installation.runJobs();
  assert.deepEqual(await files(), [
    { name: "a.xml", state: "done" },
    { name: "b.xml", state: "done" },
  ]);
  assert.deepEqual(readdirSync(folder).sort(), ["imported", "refused"]);
  assert.deepEqual(readdirSync(join(folder, "imported")).sort(), ["a.xml", "b.xml"]);
});

test("MON-6 the same content again is moved too, booked once, and writes over nothing", async () => {
  const folder = newFolder();
  lay(folder, "day.xml", { statement: "again" });
  await collect(folder);
  lay(folder, "day.xml", { statement: "again" });
  await collect(folder);
  assert.equal(readdirSync(join(folder, "imported")).length, 2);
  assert.equal((await files()).filter((file) => file.name === "day.xml").length, 1);
});

test("MON-6 what still grows, hidden files, folders and links are left alone", async () => {
  const folder = newFolder();
  lay(folder, "growing.xml", { secondsAgo: 2 });
  lay(folder, ".hidden.xml");
  mkdirSync(join(folder, "archive"));
  symlinkSync("/etc/hostname", join(folder, "link.xml"));
  await collect(folder);
  assert.deepEqual(readdirSync(folder).sort(), [
    ".hidden.xml",
    "archive",
    "growing.xml",
    "imported",
    "link.xml",
    "refused",
  ]);
  touch(join(folder, "growing.xml"), 60);
  await collect(folder);
  assert.deepEqual(readdirSync(join(folder, "imported")), ["growing.xml"]);
});

test("MON-6 a file that is too large is set aside, and the others are imported", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "a-huge.xml"), "");
  truncateSync(join(folder, "a-huge.xml"), 250_000_001);
  touch(join(folder, "a-huge.xml"), 60);
  lay(folder, "small.xml");
  await collect(folder);
  assert.deepEqual(readdirSync(join(folder, "refused")), ["a-huge.xml"]);
  assert.deepEqual(readdirSync(join(folder, "imported")), ["small.xml"]);
});
