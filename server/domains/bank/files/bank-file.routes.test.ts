import assert from "node:assert/strict";
import test from "node:test";
import { makeCreditorReference, makeQrReference } from "../../../../common/references.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { listBankFiles, readBankFile, uploadBankFile } from "./bank-file.contract.ts";
import {
  credit,
  type FileAnswer,
  importContent,
  ledgerSum,
  openItems,
  paymentsOf,
  readFileAnswer,
  statement,
  upload,
} from "./bank-file.factory.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "billing");
const customer = await buildCustomer(installation);

test("MON-6 a statement is taken, read and booked in the background", async () => {
  const reference = makeQrReference("4001");
  await openItems(staff, [{ customerNumber: customer.customerNumber, minor: 5_405n, reference }]);
  const content = statement([credit({ minor: 5_405n, reference }), credit({ minor: 700n })]);
  const taken = await upload(staff, content, "day.xml");
  assert.deepEqual(
    { name: taken.name, state: taken.state, size: taken.sizeBytes, by: taken.uploadedByName?.length },
    { name: "day.xml", state: "received", size: content.length, by: taken.uploadedByName?.length ?? -1 },
  );
  await installation.runJobs();
  const done = await readFileAnswer(staff, taken.id);
  assert.equal(done.state, "done");
  assert.equal(done.message, "camt.053.001.08");
  assert.deepEqual(done.results, {
    ...{ paid: 1, prepaid: 0, unassigned: 1, duplicate: 0 },
    ...{ possibleDuplicate: 0, providerPayouts: 0 },
  });
  assert.deepEqual(done.sums, [{ minor: 6_105, currency: "CHF" }]);
  assert.equal(done.refusal, null);
  assert.equal(done.finishedAt, "2026-11-22T09:00:00Z");
  const [paid, waiting] = await paymentsOf(staff, taken.id);
  assert.deepEqual(
    [paid?.state, paid?.outcome, paid?.organizationId],
    ["booked", "exact", customer.organizationId],
  );
  assert.deepEqual([waiting?.state, waiting?.outcome], ["unassigned", "no_reference"]);
  assert.equal(await ledgerSum(staff, "receivable"), 0);
});

test("MON-6 the same file twice, and twice at the same moment, is one file and is booked once", async () => {
  const content = statement([credit({ minor: 111n })]);
  const before = await ledgerSum(staff, "bank");
  const together = await Promise.all([upload(staff, content, "a.xml"), upload(staff, content, "b.xml")]);
  assert.equal(together[0].id, together[1].id);
  await installation.runJobs();
  const again = await importContent(installation, staff, content, "c.xml");
  assert.equal(again.id, together[0].id);
  assert.equal(again.state, "done");
  assert.equal(await ledgerSum(staff, "bank"), before + 111);
});

test("a list of files pages by cursor, newest first", async () => {
  const first = await upload(staff, statement([credit()]), "first.xml");
  const second = await upload(staff, statement([credit()]), "second.xml");
  await installation.runJobs();
  const page = await staff.browser.call(listBankFiles, { query: { limit: 1 } });
  assert.deepEqual(
    page.body.items.map(({ id }) => id),
    [second.id],
  );
  const rest = await staff.browser.call(listBankFiles, { query: { limit: 1, cursor: page.body.next ?? "" } });
  assert.deepEqual(
    rest.body.items.map(({ id }) => id),
    [first.id],
  );
  const wrong = await staff.browser.call(listBankFiles, { query: { cursor: "nonsense" } });
  assert.equal(wrong.problem.code, "platform.bad_cursor");
});

test("only staff with the right see and import bank files", async () => {
  const file = await upload(staff, statement([credit()]));
  const read = { params: { bankFileId: file.id } };
  const support = await buildStaff(installation, "support");
  const stranger = installation.browser();
  for (const [browser, status] of [
    [stranger, 401],
    [customer.browser, 404],
    [support.browser, 403],
  ] as const) {
    assert.equal((await browser.upload(uploadBankFile, {}, "x.xml", "<x/>")).status, status);
    assert.equal((await browser.call(listBankFiles)).status, status);
    assert.equal((await browser.call(readBankFile, read)).status, status);
  }
  const unknown = await staff.browser.call(readBankFile, { params: { bankFileId: customer.organizationId } });
  assert.equal(unknown.problem.code, "platform.not_found");
  await installation.runJobs();
});

test("an upload without a file, or of another kind, is refused", async () => {
  const json = await staff.browser.fetch("/api/v1/staff/bank/files", {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  assert.equal(json.status, 415);
  const form = new FormData();
  const empty = await staff.browser.fetch("/api/v1/staff/bank/files", { method: "POST", body: form });
  assert.ok([400, 422].includes(empty.status), `${empty.status}`);
});

const lines = (file: FileAnswer) => [file.refusal?.code, file.refusal?.line];

test("MON-6 a broken file is refused whole, with line and reason", async () => {
  const before = await ledgerSum(staff, "bank");
  const whole = statement([credit(), credit(), credit()]);
  const cut = await importContent(installation, staff, whole.slice(0, whole.lastIndexOf("<Ntry>") + 30));
  assert.equal(cut.state, "refused");
  assert.deepEqual(lines(cut), ["bank.file_truncated", whole.split("\n").length - 2]);
  assert.equal(cut.refusal?.message, "The file ends before its message does.");
  assert.equal(cut.payments, 0);
  assert.deepEqual(await paymentsOf(staff, cut.id), []);
  const garbled = await importContent(installation, staff, whole.replace("100.00</Amt>", "1OO.00</Amt>"));
  assert.equal(garbled.refusal?.code, "bank.file_bad_amount");
  assert.match(garbled.refusal?.message ?? "", /“1OO.00”/);
  assert.equal(await ledgerSum(staff, "bank"), before);
});

test("MON-6 a file with a document type declaration is refused before anything of it is used", async () => {
  const bomb = '<!DOCTYPE Document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<Document';
  const file = await importContent(installation, staff, statement([credit()]).replace("<Document", bomb));
  assert.deepEqual(lines(file), ["bank.file_doctype", 2]);
});

test("MON-6 a statement of another's account is refused and names it; the QR-IBAN is the provider's own", async () => {
  const foreign = await importContent(
    installation,
    staff,
    statement([credit()], { account: "CH5604835012345678009" }),
  );
  assert.deepEqual(lines(foreign), ["bank.file_foreign_account", 4]);
  assert.match(foreign.refusal?.message ?? "", /CH5604835012345678009/);
  const ours = await importContent(
    installation,
    staff,
    statement([credit()], { account: "CH4431999123000889012" }),
  );
  assert.equal(ours.state, "done");
});

test("MON-6 the reason of a refusal is in the reader's language", async () => {
  const file = await importContent(installation, staff, "not a bank file");
  const reader = await buildStaff(installation);
  const answer = await reader.browser.fetch(`/api/v1/staff/bank/files/${file.id}`);
  assert.equal(((await answer.json()) as FileAnswer).refusal?.message, "This is not an XML file.");
  const german = await buildStaff(installation);
  await installation.write(async ({ db }) => {
    await db.updateTable("users").set({ language: "de" }).where("id", "=", german.userId).execute();
  });
  const reply = await german.browser.call(readBankFile, { params: { bankFileId: file.id } });
  assert.equal(reply.body.refusal?.message, "Das ist keine XML-Datei.");
});

test("MON-7 an account in EUR is paid by creditor references", async () => {
  const german = await buildCustomer(installation, { country: "DE" });
  const reference = makeCreditorReference("2026001");
  await openItems(staff, [
    { customerNumber: german.customerNumber, minor: 12_000n, currency: "EUR", reference },
  ]);
  const spaced =
    "rf" +
    reference
      .slice(2)
      .replace(/(.{4})/g, "$1 ")
      .trim();
  const file = await importContent(
    installation,
    staff,
    statement([credit({ minor: 12_000n, currency: "EUR", reference: spaced })], {
      account: "DE89370400440532013000",
      currency: "EUR",
      version: "camt.054.001.04",
    }),
  );
  assert.deepEqual(file.results.paid, 1);
});
