import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { makeQrReference } from "../../../../common/references.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import type { Services } from "../../../platform/make-context.ts";
import {
  credit,
  type FileAnswer,
  ledgerSum,
  openItems,
  readFileAnswer,
  statement,
  upload,
} from "./bank-file.factory.ts";
import { importFileJob } from "./bank-file.jobs.ts";
import { partBytes } from "./file-bytes.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation);
const customers = [await buildCustomer(installation), await buildCustomer(installation)];

let count = 0;
const payments = 2_600;
const waiting = 300;

/** A file of several chunks, of which most payments pay an open invoice of one of two customers and some say nothing. */
async function uploadLong(): Promise<FileAnswer> {
  const first = count;
  count += payments;
  const items = Array.from({ length: payments - waiting }, (_, index) => ({
    customerNumber: customers[index % 2]?.customerNumber ?? 0,
    minor: BigInt(100 + (index % 7)),
    reference: makeQrReference(`66${first + index}`),
  }));
  await openItems(staff, items);
  const entries = [
    ...items.map(({ minor, reference }) => credit({ minor, reference })),
    ...Array.from({ length: waiting }, () => credit({ minor: 3n })),
  ];
  return upload(staff, statement(entries));
}

/** Each payment has one result, each invoice is paid once, and the books say the same. */
async function assertWhole(file: FileAnswer, bankBefore: number): Promise<void> {
  const done = await readFileAnswer(staff, file.id);
  assert.deepEqual(
    [done.state, done.payments, done.results.paid, done.results.unassigned],
    ["done", payments, payments - waiting, waiting],
  );
  const [rows] = await query<{ results: number; read: number }>(
    installation,
    `select count(*)::int as read, count(r.bank_payment_id)::int as results from bank_payments p
     left join bank_payment_results r on r.bank_payment_id = p.id where p.bank_file_id = '${file.id}'`,
  );
  assert.deepEqual(rows, { read: payments, results: payments });
  assert.equal((await ledgerSum(staff, "bank")) - bankBefore, done.sums[0]?.minor);
  assert.equal(await ledgerSum(staff, "receivable"), 0);
}

/** The same services, whose n-th writing transaction from now on fails, at its beginning or at its end. */
function failingAt(services: Services, nth: number, atEnd: boolean): Services {
  let begun = 0;
  const { database } = services;
  const transaction: typeof database.transaction = (access, reach, work) =>
    database.transaction(access, reach, async (db) => {
      const fails = access === "write" && ++begun === nth;
      if (fails && !atEnd) throw new Error("ended here");
      const result = await work(db);
      if (fails) throw new Error("ended here");
      return result;
    });
  return { ...services, database: { ...database, transaction } };
}

test("MON-6 an import that ends at any transaction goes on where it was, and books all once", async () => {
  const before = await ledgerSum(staff, "bank");
  const file = await uploadLong();
  let ends = 0;
  for (let nth = 1; ; nth += 1) {
    const services = failingAt(installation.services, nth, nth % 2 === 0);
    const failed = await runJob(services, importFileJob, { bankFileId: file.id }).then(
      () => false,
      (error: Error) => error.message === "ended here",
    );
    if (!failed) break;
    ends += 1;
    assert.ok(nth < 40, "the import comes to its end");
  }
  assert.ok(ends > 5, `it ended at ${ends} transactions`);
  await assertWhole(file, before);
  await runJob(installation.services, importFileJob, { bankFileId: file.id });
  await assertWhole(file, before);
});

test("MON-6 two runs of the import of one file at the same moment book all once", async () => {
  const before = await ledgerSum(staff, "bank");
  const file = await uploadLong();
  // The runs that were overtaken give up, as the worker would see; it starts them again.
  await Promise.allSettled(
    [1, 2, 3].map(() => runJob(installation.services, importFileJob, { bankFileId: file.id })),
  );
  for (let tries = 0; tries < 3 && (await readFileAnswer(staff, file.id)).state !== "done"; tries += 1) {
    await runJob(installation.services, importFileJob, { bankFileId: file.id });
  }
  await assertWhole(file, before);
});

/** Imports in a process of its own, which is killed as soon as the file has come so far; true when it ended by itself. */
async function importAndKill(file: FileAnswer, isFar: (now: FileAnswer) => boolean): Promise<boolean> {
  const script = join(import.meta.dirname, "../../../../tests/support/import-in-child.ts");
  const connection = JSON.stringify({ ...installation.services.database.connection, types: undefined });
  const child = spawn(process.execPath, [script, connection, file.id], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  while (child.exitCode === null && !isFar(await readFileAnswer(staff, file.id))) await pause(2);
  child.kill("SIGKILL");
  return (await ended) === 0;
}

test("MON-6 an import whose process is killed is taken up by the next one", async () => {
  const before = await ledgerSum(staff, "bank");
  const file = await uploadLong();
  await importAndKill(file, ({ state, payments: read }) => state === "reading" && read > 0);
  await importAndKill(file, ({ state }) => state === "booking");
  await importAndKill(file, ({ results }) => results.paid > 0);
  await importAndKill(file, ({ results }) => results.paid > 1_500);
  assert.ok(await importAndKill(file, () => false));
  await assertWhole(file, before);
});

test("MON-6 a file of several parts that breaks at its end is refused whole, with the line", async () => {
  const before = await ledgerSum(staff, "bank");
  const content = statement(Array.from({ length: payments }, () => credit()));
  assert.ok(content.length > partBytes, "it is read in a thread");
  const broken = content.slice(0, content.lastIndexOf("</Ntry>"));
  const file = await upload(staff, broken);
  await runJob(installation.services, importFileJob, { bankFileId: file.id });
  const { state, payments: kept, refusal } = await readFileAnswer(staff, file.id);
  assert.deepEqual([state, kept, refusal?.code], ["refused", 0, "bank.file_truncated"]);
  assert.equal(refusal?.line, broken.split("\n").length);
  const rows = await query(
    installation,
    `select from bank_payments where bank_file_id = '${file.id}' union all
     select from bank_statements where bank_file_id = '${file.id}'`,
  );
  assert.equal(rows.length, 0);
  assert.equal(await ledgerSum(staff, "bank"), before);
});
