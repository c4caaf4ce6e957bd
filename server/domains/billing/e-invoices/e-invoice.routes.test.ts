import assert from "node:assert/strict";
import test from "node:test";
import type { Endpoint } from "../../../../common/contract.ts";
import type { Browser } from "../../../../tests/support/browser.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildStaff } from "../../../../tests/support/people.ts";

import { issueCreditNote } from "../credit-notes/credit-note.contract.ts";
import { buildCredit } from "../credit-notes/credit-note.factory.ts";
import { insertStoredBytes } from "../documents/document.queries.ts";
import { readInvoicePdf } from "../invoices/invoice.contract.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import * as contract from "./e-invoice.contract.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
const staff = await buildStaff(installation, "billing");
const { customer, invoice } = await buildInvoice(installation);
const ofInvoice = { organizationId: customer.organizationId, invoiceId: invoice.id };
const credited = await staff.browser.call(issueCreditNote, {
  params: ofInvoice,
  body: await buildCredit(installation, ofInvoice),
});
const ofCredit = { organizationId: customer.organizationId, creditNoteId: credited.body.creditNoteId };

/** The files of the invoice and of its credit note, as one kind of reader asks for them. */
const filesOf = {
  member: [
    { endpoint: contract.readInvoiceXml, params: ofInvoice, query: { syntax: "ubl" } },
    { endpoint: contract.readInvoiceXml, params: ofInvoice, query: { syntax: "cii" } },
    { endpoint: contract.readInvoiceFacturX, params: ofInvoice, query: {} },
    { endpoint: contract.readCreditNoteXml, params: ofCredit, query: { syntax: "ubl" } },
    { endpoint: contract.readCreditNoteXml, params: ofCredit, query: { syntax: "cii" } },
    { endpoint: contract.readCreditNoteFacturX, params: ofCredit, query: {} },
  ],
  staff: [
    { endpoint: contract.readStaffInvoiceXml, params: ofInvoice, query: { syntax: "ubl" } },
    { endpoint: contract.readStaffInvoiceXml, params: ofInvoice, query: { syntax: "cii" } },
    { endpoint: contract.readStaffInvoiceFacturX, params: ofInvoice, query: {} },
    { endpoint: contract.readStaffCreditNoteXml, params: ofCredit, query: { syntax: "ubl" } },
    { endpoint: contract.readStaffCreditNoteXml, params: ofCredit, query: { syntax: "cii" } },
    { endpoint: contract.readStaffCreditNoteFacturX, params: ofCredit, query: {} },
  ],
} as const;

async function download(browser: Browser, file: (typeof filesOf)["member" | "staff"][number]) {
  const call = { params: file.params as Record<string, string>, query: file.query };
  return browser.call(file.endpoint as Endpoint, call as never);
}

test("MON-4 e-invoices have the same bytes before and after they are stored, for customers and staff", async () => {
  const before = await Promise.all(filesOf.member.map((file) => download(customer.browser, file)));
  installation.clock.advance({ minutes: 5 });
  await installation.runJobs();
  const after = await Promise.all(filesOf.member.map((file) => download(customer.browser, file)));
  const ofStaff = await Promise.all(filesOf.staff.map((file) => download(staff.browser, file)));
  assert.deepEqual(
    after.map(({ status }) => status),
    [200, 200, 200, 200, 200, 200],
  );
  const hex = (replies: typeof after) => replies.map(({ bytes }) => bytes.toString("hex"));
  assert.deepEqual(hex(after), hex(before));
  assert.deepEqual(hex(ofStaff), hex(before));
  const { number } = invoice;
  const named = ({ headers }: (typeof after)[number]) =>
    [headers.get("content-type"), headers.get("content-disposition")] as const;
  assert.deepEqual(after.slice(0, 3).map(named), [
    ["application/xml", `attachment; filename="${number}-ubl.xml"`],
    ["application/xml", `attachment; filename="${number}-cii.xml"`],
    ["application/pdf", `attachment; filename="${number}-factur-x.pdf"`],
  ]);
  assert.match(after[0]?.bytes.toString() ?? "", /<Invoice xmlns=/);
  assert.match(after[3]?.bytes.toString() ?? "", /<CreditNote xmlns=[\s\S]*CN-\d+/);
  assert.match(after[4]?.bytes.toString() ?? "", /<ram:TypeCode>381</);
  const pdf = await customer.browser.call(readInvoicePdf, { params: ofInvoice });
  assert.deepEqual(pdf.bytes, after[2]?.bytes, "the PDF of an invoice is its Factur-X file");
});

test("MON-4 a PDF that was stored before there were e-invoices keeps its bytes; its e-invoices are made when asked for", async () => {
  const old = await buildInvoice(installation);
  const params = { organizationId: old.customer.organizationId, invoiceId: old.invoice.id };
  await installation.write(({ db, clock }) =>
    insertStoredBytes(
      db,
      {
        ...{ organizationId: params.organizationId, kind: "invoice", subjectId: params.invoiceId },
        files: [{ format: "pdf", sha256: Buffer.alloc(32), bytes: Buffer.from("%PDF-old") }],
      },
      clock.now().toString(),
    ),
  );
  await installation.runJobs();
  const { browser } = old.customer;
  assert.equal((await browser.call(readInvoicePdf, { params })).bytes.toString(), "%PDF-old");
  const hybrid = await browser.call(contract.readInvoiceFacturX, { params });
  assert.match(hybrid.bytes.toString("latin1"), /factur-x\.xml/);
  const xml = await browser.call(contract.readInvoiceXml, { params, query: { syntax: "cii" } });
  assert.match(xml.bytes.toString(), /<ram:TypeCode>380</);
});

test("MON-4 what lacks a VAT number has no e-invoice, and is an invoice all the same", async () => {
  const { provider } = installation.services.config;
  const { vatNumber } = provider;
  Object.assign(provider, { vatNumber: undefined });
  const without = await buildInvoice(installation);
  Object.assign(provider, { vatNumber });
  await installation.runJobs();
  const params = { organizationId: without.customer.organizationId, invoiceId: without.invoice.id };
  const { browser } = without.customer;
  const pdf = await browser.call(readInvoicePdf, { params });
  assert.equal(pdf.status, 200);
  assert.doesNotMatch(pdf.bytes.toString("latin1"), /factur-x/);
  for (const refused of [
    await browser.call(contract.readInvoiceXml, { params, query: { syntax: "ubl" } }),
    await browser.call(contract.readInvoiceFacturX, { params }),
  ]) {
    assert.equal(refused.status, 409);
    assert.equal(refused.problem.code, "billing.e_invoice_provider_vat_number");
    assert.match(refused.problem.title, /PROVIDER_VAT_NUMBER/);
  }
});

test("e-invoices are for members with the right and for staff", async () => {
  const stranger = await buildCustomer(installation);
  const collaborator = await buildMember(installation, customer.organizationId, "collaborator");
  const content = await buildStaff(installation, "content");
  for (const file of filesOf.member) {
    assert.equal((await download(stranger.browser, file)).status, 404);
    const own = { ...file.params, organizationId: stranger.organizationId };
    assert.equal((await download(stranger.browser, { ...file, params: own } as typeof file)).status, 404);
    assert.equal((await download(collaborator.browser, file)).status, 403);
  }
  for (const file of filesOf.staff) {
    assert.equal((await download(content.browser, file)).status, 403);
    assert.equal((await download(customer.browser, file)).status, 404);
  }
  const wrong = { params: ofInvoice, query: { syntax: "edifact" } } as never;
  assert.equal((await customer.browser.call(contract.readInvoiceXml, wrong)).status, 422);
});
