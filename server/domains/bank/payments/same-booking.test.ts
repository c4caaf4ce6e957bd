import assert from "node:assert/strict";
import test from "node:test";
import { money } from "../../../../common/money.ts";
import { makeQrReference } from "../../../../common/references.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import type { CamtEntry } from "../../../../tests/support/make-camt.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import {
  credit,
  endsOf,
  type FileAnswer,
  importContent,
  ledgerSum,
  openItems,
  paymentsOf,
  readFileAnswer,
  statement,
  upload,
} from "../files/bank-file.factory.ts";
import { importFileJob } from "../files/bank-file.jobs.ts";
import { assignBankPayment, resolveDuplicate } from "./bank-payment.contract.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "billing");
const customer = await buildCustomer(installation);
const chf = (minor: number) => money(BigInt(minor), "CHF");

let count = 0;
const newReference = () => {
  count += 1;
  return makeQrReference(`77${count}`);
};

/** Two parts of CHF 100 and 200 of one entry, each paying an invoice. */
async function buildBatch(bankReference: string): Promise<CamtEntry> {
  const [first, second] = [newReference(), newReference()];
  await openItems(staff, [
    { customerNumber: customer.customerNumber, minor: 10_000n, reference: first },
    { customerNumber: customer.customerNumber, minor: 20_000n, reference: second },
  ]);
  return {
    amount: chf(30_000),
    bookedOn: "2026-11-20",
    bankReference,
    transactions: [
      { amount: chf(10_000), bankReference: `${bankReference}-1`, reference: first },
      { amount: chf(20_000), bankReference: `${bankReference}-2`, reference: second },
    ],
  };
}

const importNext = (entries: readonly CamtEntry[], other: Parameters<typeof statement>[1] = {}) =>
  importContent(installation, staff, statement(entries, other));

test("MON-6 the same entry in a statement and a notification is booked once", async () => {
  const before = await ledgerSum(staff, "bank");
  const batch = await buildBatch("PAIR");
  const first = await importNext([batch]);
  const second = await importNext([batch, credit({ minor: 5n })], { version: "camt.054.001.04" });
  assert.deepEqual(await endsOf(staff, first.id), ["booked exact", "booked exact"]);
  assert.deepEqual(await endsOf(staff, second.id), [
    "duplicate duplicate",
    "duplicate duplicate",
    "unassigned no_reference",
  ]);
  const [booked] = await paymentsOf(staff, first.id);
  assert.equal((await paymentsOf(staff, second.id))[0]?.duplicateOfId, booked?.id);
  assert.equal(await ledgerSum(staff, "bank"), before + 30_005);
});

test("MON-6 an entry under the QR-IBAN and under the IBAN of one account is one entry", async () => {
  const entry = credit();
  await importNext([entry]);
  const again = await importNext([entry], { account: "CH4431999123000889012" });
  assert.deepEqual(await endsOf(staff, again.id), ["duplicate duplicate"]);
});

test("MON-6 same-day twins of one statement are two payments, and the same two when it comes again", async () => {
  const twin = credit({ minor: 333n, bankReference: null, debtorName: "Twin" });
  const before = await ledgerSum(staff, "bank");
  const content = statement([twin, twin], { statementId: "TWINS" });
  const first = await importContent(installation, staff, content);
  assert.equal(first.results.unassigned, 2);
  const again = await importContent(installation, staff, `${content}<!-- sent again -->`);
  assert.equal(again.results.duplicate, 2);
  const third = await importContent(
    installation,
    staff,
    statement([twin, twin, twin], { statementId: "TWINS" }),
  );
  assert.deepEqual([third.results.duplicate, third.results.unassigned], [2, 1], "the third one is new");
  assert.equal(await ledgerSum(staff, "bank"), before + 3 * 333);
});

test("MON-6 twins with one reference of the bank in one statement are two payments", async () => {
  const twin = credit({ minor: 444n, bankReference: "REPEATED" });
  const file = await importNext([twin, twin]);
  assert.equal(file.results.unassigned, 2);
  assert.equal((await importNext([twin])).results.duplicate, 1);
});

test("MON-6 without a reference of the bank an equal entry of another statement is asked, and counts as staff say", async () => {
  const entry = credit({ minor: 555n, bankReference: null, debtorName: "Asked" });
  await importNext([entry]);
  const before = await ledgerSum(staff, "bank");
  const decide = async (decision: "same" | "another") => {
    const file = await importNext([entry]);
    assert.deepEqual(await endsOf(staff, file.id), ["possible_duplicate possible_duplicate"]);
    assert.equal(await ledgerSum(staff, "bank"), before);
    const [payment] = await paymentsOf(staff, file.id);
    assert.deepEqual(payment?.abilities, { assign: false, confirm: true, dismiss: true, undo: false });
    const params = { bankPaymentId: payment?.id ?? "" };
    const answers = await Promise.all(
      [1, 2].map(() => staff.browser.call(resolveDuplicate, { params, body: { decision } })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409], "two at once: one wins");
    return readFileAnswer(staff, file.id);
  };
  const same = await decide("same");
  assert.deepEqual([same.results.duplicate, same.results.possibleDuplicate], [1, 0]);
  assert.equal(await ledgerSum(staff, "bank"), before);
  const another = await decide("another");
  assert.deepEqual([another.results.unassigned, another.results.possibleDuplicate], [1, 0]);
  assert.equal(await ledgerSum(staff, "bank"), before + 555);
});

test("MON-6 another payment, by the decision of staff, pays what its reference names", async () => {
  const reference = newReference();
  const entry = credit({ minor: 666n, bankReference: null, reference });
  await importNext([entry]);
  const file = await importNext([entry]);
  const [payment] = await paymentsOf(staff, file.id);
  const reply = await staff.browser.call(resolveDuplicate, {
    params: { bankPaymentId: payment?.id ?? "" },
    body: { decision: "another" },
  });
  assert.deepEqual([reply.body.state, reply.body.outcome], ["unassigned", "unknown_reference"]);
});

test("MON-6 an entry told in detail and then as a sum counts once", async () => {
  const batch = await buildBatch("DETAIL-FIRST");
  const before = await ledgerSum(staff, "bank");
  await importNext([batch], { version: "camt.054.001.08" });
  const sum = await importNext([{ ...batch, transactions: [] }]);
  assert.deepEqual(await endsOf(staff, sum.id), ["duplicate duplicate"]);
  assert.equal(await ledgerSum(staff, "bank"), before + 30_000);
});

test("MON-6 details take the place of a sum that waits, so that they pay their invoices", async () => {
  const batch = await buildBatch("SUM-FIRST");
  const [bank, unassigned] = [await ledgerSum(staff, "bank"), await ledgerSum(staff, "unassigned")];
  const sum = await importNext([{ ...batch, transactions: [] }]);
  assert.deepEqual(await endsOf(staff, sum.id), ["unassigned no_reference"]);
  const details = await importNext([batch], { version: "camt.054.001.08" });
  assert.deepEqual(await endsOf(staff, details.id), ["booked exact", "booked exact"]);
  assert.deepEqual(await endsOf(staff, sum.id), ["duplicate details_followed"]);
  assert.deepEqual((await readFileAnswer(staff, sum.id)).results.unassigned, 0);
  assert.equal(await ledgerSum(staff, "bank"), bank + 30_000);
  assert.equal(await ledgerSum(staff, "unassigned"), unassigned);
});

test("MON-6 a sum that staff have assigned stays, and its details are duplicates", async () => {
  const batch = await buildBatch("ASSIGNED");
  const sum = await importNext([{ ...batch, transactions: [] }]);
  const before = await ledgerSum(staff, "bank");
  const [payment] = await paymentsOf(staff, sum.id);
  const reply = await staff.browser.call(assignBankPayment, {
    params: { bankPaymentId: payment?.id ?? "" },
    body: { organizationId: customer.organizationId, dueItemId: null },
  });
  assert.equal(reply.status, 200);
  const details = await importNext([batch], { version: "camt.054.001.08" });
  assert.deepEqual(await endsOf(staff, details.id), ["duplicate duplicate", "duplicate duplicate"]);
  assert.equal(await ledgerSum(staff, "bank"), before);
});

test("MON-6 other details of an entry that was booked in detail are asked", async () => {
  const batch = await buildBatch("OTHER");
  await importNext([batch]);
  const other = { amount: chf(30_000), bankReference: "X-9", debtorName: "Somebody else" };
  const file = await importNext([{ ...batch, transactions: [other] }], { version: "camt.054.001.08" });
  assert.deepEqual(await endsOf(staff, file.id), ["possible_duplicate possible_duplicate"]);
});

test("MON-6 without a reference of the entry, a sum and details of one day and amount are asked", async () => {
  const bare: CamtEntry = { amount: chf(98_765), bookedOn: "2026-11-19" };
  await importNext([bare]);
  const detailed = { ...bare, transactions: [{ amount: chf(98_765), debtorName: "Late" }] };
  const file = await importNext([detailed], { version: "camt.054.001.08" });
  assert.deepEqual(await endsOf(staff, file.id), ["possible_duplicate possible_duplicate"]);
});

/** Files that were uploaded, imported all at the same moment. */
async function importTogether(contents: readonly string[]) {
  const files: FileAnswer[] = [];
  for (const content of contents) files.push(await upload(staff, content));
  await Promise.all(files.map(({ id }) => runJob(installation.services, importFileJob, { bankFileId: id })));
  const done = await Promise.all(files.map(({ id }) => readFileAnswer(staff, id)));
  assert.ok(done.every(({ state }) => state === "done"));
  return done;
}

const total = (files: readonly { results: Record<string, number> }[], end: string) =>
  files.reduce((sum, { results }) => sum + (results[end] ?? 0), 0);

test("MON-6 eight files with the same entries at the same moment book each once", async () => {
  const before = await ledgerSum(staff, "bank");
  const items = Array.from({ length: 40 }, () => ({ minor: 1_000n, reference: newReference() }));
  await openItems(
    staff,
    items.map((item) => ({ ...item, customerNumber: customer.customerNumber })),
  );
  const entries = items.map((item, index) => credit({ ...item, bankReference: `EIGHT-${index}` }));
  const unknown = Array.from({ length: 20 }, (_, index) =>
    credit({ minor: 7n, bankReference: `NONE-${index}` }),
  );
  const contents = Array.from({ length: 8 }, (_, index) =>
    statement(index % 2 ? [...entries, ...unknown] : [...unknown, ...entries].toReversed()),
  );
  const files = await importTogether(contents);
  assert.equal(total(files, "paid"), 40);
  assert.equal(total(files, "unassigned"), 20);
  assert.equal(total(files, "duplicate"), 7 * 60);
  assert.equal(await ledgerSum(staff, "bank"), before + 40 * 1_000 + 20 * 7);
});

test("MON-6 entries without a reference of the bank in eight files at the same moment: one is booked, the others are asked", async () => {
  const entry = credit({ minor: 888n, bankReference: null, debtorName: "Eight" });
  const files = await importTogether(Array.from({ length: 8 }, () => statement([entry])));
  assert.equal(total(files, "unassigned"), 1);
  assert.equal(total(files, "possibleDuplicate"), 7);
});

test("MON-6 a sum and its details at the same moment count once", async () => {
  const before = await ledgerSum(staff, "bank");
  const batch = await buildBatch("TOGETHER");
  const files = await importTogether([
    statement([{ ...batch, transactions: [] }]),
    statement([batch], { version: "camt.054.001.08" }),
  ]);
  assert.equal(total(files, "paid"), 2);
  assert.equal(total(files, "duplicate"), 1);
  assert.equal(await ledgerSum(staff, "bank"), before + 30_000);
});

test("MON-6 a file that is refused takes nothing from another that brings the same entries", async () => {
  const entry = credit({ minor: 999n, bankReference: "BROKEN" });
  const content = statement([entry, credit()]);
  const broken = content.slice(0, content.lastIndexOf("<Ntry>"));
  const files = [await upload(staff, broken), await upload(staff, statement([entry]))];
  await Promise.all(files.map(({ id }) => runJob(installation.services, importFileJob, { bankFileId: id })));
  assert.equal((await readFileAnswer(staff, files[0]?.id ?? "")).state, "refused");
  assert.deepEqual(await endsOf(staff, files[1]?.id ?? ""), ["unassigned no_reference"]);
});
