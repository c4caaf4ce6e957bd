import assert from "node:assert/strict";
import test from "node:test";
import { unzipSync } from "fflate";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildStaff } from "../../../../tests/support/people.ts";
import { issueCreditNote } from "../credit-notes/credit-note.contract.ts";
import { buildCredit } from "../credit-notes/credit-note.factory.ts";
import { insertStoredBytes } from "../documents/document.queries.ts";
import { readInvoiceXml } from "../e-invoices/e-invoice.contract.ts";
import { readInvoicePdf } from "../invoices/invoice.contract.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import * as contract from "./archive.contract.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
const staff = await buildStaff(installation, "billing");
const november = { from: "2026-11-01", to: "2026-11-30" };

test("MON-4 an archive holds the invoices and credit notes of a period, byte for byte, stored already or not", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const { organizationId } = customer;
  const params = { organizationId, invoiceId: invoice.id };
  const body = await buildCredit(installation, params);
  await staff.browser.call(issueCreditNote, { params, body });
  installation.clock.advance({ minutes: 5 });
  await installation.runJobs();
  const late = await buildInvoice(installation, { customer });
  const call = { params: { organizationId }, query: { ...november, formats: "all" } } as const;
  const reply = await customer.browser.call(contract.readArchive, call);
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get("content-type"), "application/zip");
  assert.match(reply.headers.get("content-disposition") ?? "", /"documents-2026-11-01-2026-11-30\.zip"/);
  const inside = unzipSync(reply.bytes);
  const credit = /credit-notes\/2026-11-22-CN-\d+/;
  assert.deepEqual(
    Object.keys(inside).map((name) => name.replace(credit, "credit-notes/CN")),
    [
      ...["credit-notes/CN.pdf", "credit-notes/CN-ubl.xml", "credit-notes/CN-cii.xml"],
      ...[invoice, late.invoice].flatMap(({ number }) =>
        [".pdf", "-ubl.xml", "-cii.xml"].map((ending) => `invoices/2026-11-22-${number}${ending}`),
      ),
    ],
  );
  for (const { id, number } of [invoice, late.invoice]) {
    const own = { params: { organizationId, invoiceId: id } };
    const pdf = await customer.browser.call(readInvoicePdf, own);
    assert.deepEqual(Buffer.from(inside[`invoices/2026-11-22-${number}.pdf`] ?? []), pdf.bytes);
    const xml = await customer.browser.call(readInvoiceXml, { ...own, query: { syntax: "cii" } });
    assert.deepEqual(Buffer.from(inside[`invoices/2026-11-22-${number}-cii.xml`] ?? []), xml.bytes);
  }
  const ofStaff = await staff.browser.call(contract.readStaffArchive, call);
  assert.deepEqual(ofStaff.bytes, reply.bytes);
  const pdfs = await customer.browser.call(contract.readArchive, { ...call, query: november });
  assert.equal(Object.keys(unzipSync(pdfs.bytes)).length, 3);
});

test("MON-4 an archive of 500 invoices", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  for (let count = 0; count < 500; count += 1) await buildInvoice(installation, { customer });
  const rows = await query<{ id: string }>(
    installation,
    `select id from invoices where organization_id = '${organizationId}'`,
  );
  const bytes = Buffer.alloc(40_000, 7);
  await installation.write(async ({ db, clock }) => {
    const files = [{ format: "pdf" as const, sha256: Buffer.alloc(32), bytes }];
    for (const { id: subjectId } of rows) {
      await insertStoredBytes(
        db,
        { organizationId, kind: "invoice", subjectId, files },
        clock.now().toString(),
      );
    }
  });
  const call = { params: { organizationId }, query: november };
  const counted = await customer.browser.call(contract.countArchived, call);
  assert.deepEqual(counted.body, { invoices: 500, creditNotes: 0, hasMoved: true });
  const reply = await customer.browser.call(contract.readArchive, call);
  const inside = unzipSync(reply.bytes);
  const names = Object.keys(inside);
  assert.equal(names.length, 500);
  assert.deepEqual(names, names.toSorted());
  for (const name of names) assert.equal(inside[name]?.length, bytes.length);
});

test("an archive is for members with the right and for staff; an empty or wrong period is refused", async () => {
  const { customer } = await buildInvoice(installation);
  const call = { params: { organizationId: customer.organizationId }, query: november };
  const stranger = await buildCustomer(installation);
  const collaborator = await buildMember(installation, customer.organizationId, "collaborator");
  for (const endpoint of [contract.countArchived, contract.readArchive]) {
    assert.equal((await stranger.browser.call(endpoint, call)).status, 404);
    assert.equal((await collaborator.browser.call(endpoint, call)).status, 403);
    const backwards = { ...call, query: { from: november.to, to: november.from } };
    assert.equal((await customer.browser.call(endpoint, backwards)).status, 422);
  }
  for (const endpoint of [contract.countStaffArchived, contract.readStaffArchive]) {
    assert.equal((await customer.browser.call(endpoint, call)).status, 404);
  }
  const counted = await staff.browser.call(contract.countStaffArchived, call);
  assert.deepEqual(counted.body, { invoices: 1, creditNotes: 0, hasMoved: true });
  const empty = { ...call, query: { from: "2026-01-01", to: "2026-01-31" } };
  const refused = await customer.browser.call(contract.readArchive, empty);
  assert.deepEqual([refused.status, refused.problem.code], [409, "billing.nothing_in_period"]);
  const none = await staff.browser.call(contract.countStaffArchived, empty);
  assert.deepEqual(none.body, { invoices: 0, creditNotes: 0, hasMoved: false });
});
