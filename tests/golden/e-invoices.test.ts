import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { percentOf } from "../../common/money.ts";
import { loadDemo } from "../../db/demo/load-demo.ts";
import { creditOf } from "../../server/domains/billing/credit-notes/credit.rules.ts";
import { creditDocumentOf } from "../../server/domains/billing/credit-notes/credit-document.ts";
import { readSnapshot } from "../../server/domains/billing/documents/document-snapshot.ts";
import {
  buildDocumentLine,
  buildInvoiceDocument,
  type DocumentOverrides,
} from "../../server/domains/billing/documents/invoice-document.factory.ts";
import type {
  DocumentLine,
  InvoiceDocument,
} from "../../server/domains/billing/documents/invoice-document.ts";
import { eInvoiceFilesOf } from "../../server/domains/billing/e-invoices/e-invoice-files.ts";
import type { Json } from "../../server/platform/database/tables.ts";
import { installedAs } from "../../server/program/prepare-content.ts";
import { query, testInstallation } from "../support/installation.ts";
import { brokenRules, hasSchematron, schematronFolder } from "./support/schematron.ts";

const skip = hasSchematron ? false : "no data";

const german = {
  name: "Bäcker & Söhne <GmbH>",
  attention: "Buchhaltung",
  address: {
    street: "Königstraße",
    buildingNumber: "12a",
    postalCode: "70173",
    town: "Stuttgart",
    country: "DE",
  },
  vatNumber: "DE136695976",
};
const american = {
  name: "Acme Inc.",
  address: {
    street: "1 Main Street",
    buildingNumber: "",
    postalCode: "",
    town: "Springfield",
    country: "US",
  },
};
const greek = {
  ...german,
  name: "Ελιά ΑΕ",
  address: { ...german.address, country: "GR" },
  vatNumber: "EL094259216",
};
const euros = { currency: "EUR", reference: { kind: "SCOR", value: "RF18539007547034" } } as const;
const volume = { rate: "25", listMinor: 27_776n, minor: 6_944n };
const zero = (vatCode: DocumentLine["vatCode"]) => buildDocumentLine({ vatRate: "0", vatCode });

/** Every case that `vatFor` knows, and every form of a document. */
const cases: Readonly<Record<string, DocumentOverrides>> = {
  "Swiss standard rate, open, QR reference": {},
  "several rates": {
    lines: ["8.1", "2.6", "3.8", "8.1"].map((vatRate, at) =>
      buildDocumentLine({ vatRate, unitPriceMinor: BigInt(333 + at) }),
    ),
  },
  "a rate beside what is exempt": { lines: [buildDocumentLine(), zero("exempt")] },
  "exempt only": { lines: [zero("exempt")] },
  "a standard rate of zero": { lines: [zero("standard")] },
  "reverse charge in euros": { ...euros, customer: german, lines: [zero("reverse_charge")] },
  "reverse charge to Greece": { ...euros, customer: greek, lines: [zero("reverse_charge")] },
  "a consumer of the Union": { ...euros, customer: german, lines: [buildDocumentLine({ vatRate: "19" })] },
  export: { ...euros, customer: american, lines: [zero("export")] },
  "export beside accommodation": {
    ...euros,
    customer: american,
    lines: [zero("export"), buildDocumentLine({ vatRate: "3.8" })],
  },
  "volume rate": {
    lines: [
      buildDocumentLine({
        quantity: 35,
        unitPriceMinor: 992n,
        netMinor: 26_040n,
        volume: { rate: "25", listMinor: 34_720n, minor: 8_680n },
      }),
    ],
  },
  "partner discount and volume rate": {
    lines: [buildDocumentLine({ quantity: 35, unitPriceMinor: 992n, netMinor: 20_832n, volume })],
  },
  "a line dearer than its price": { lines: [buildDocumentLine({ netMinor: 12_000n })] },
  "an option without a period, and a line that gives back": {
    lines: [
      buildDocumentLine(),
      { ...buildDocumentLine({ description: "Renewal Warranty" }), period: undefined },
      buildDocumentLine({ unitPriceMinor: -2_000n }),
    ].map(({ period, ...line }) => (period ? { ...line, period } : line)),
  },
  "paid before it was issued": { paidOn: "2026-11-22", dueOn: "2026-11-22" },
  "nothing to pay": { lines: [buildDocumentLine({ unitPriceMinor: 0n })] },
  "signs that XML does not have": {
    customer: { ...german, name: "Tab\u0001 & ]]> \ud800 Ünï" },
    notes: ["One.", "Two <b>."],
  },
  "no order, no contact": {
    orderNumber: undefined,
    provider: { email: undefined, phone: undefined },
  } as never,
};

function creditOfWhole(invoice: InvoiceDocument, share = 1n): InvoiceDocument {
  const wanted = new Map(
    invoice.lines.flatMap((line, index) => {
      const minor = line.netMinor / share;
      return minor > 0n ? [[index + 1, minor] as const] : [];
    }),
  );
  return creditDocumentOf(invoice, creditOf(invoice, new Map(), wanted), {
    ...{ number: "CN-7", issuedOn: "2026-11-23", reason: "Delivered late" },
    effect: { kind: "prepaid" },
  });
}

function assertValid(document: InvoiceDocument, what: string): void {
  const files = eInvoiceFilesOf(document);
  assert.equal(files.length, 2, `${what}: there is no e-invoice`);
  for (const { format, bytes } of files) {
    const broken = brokenRules(format === "ubl" ? "UBL" : "CII", bytes.toString());
    assert.deepEqual(broken, [], `${what}: ${format} breaks rules`);
  }
}

test("the rules are those of the norm: published files keep them, and spoilt ones break them", {
  skip,
}, () => {
  const published = readdirSync(new URL("../ubl/", schematronFolder)).filter((name) => name.endsWith(".xml"));
  for (const name of published) {
    const xml = readFileSync(new URL(`../ubl/${name}`, schematronFolder), "utf8");
    assert.deepEqual(brokenRules("UBL", xml), [], name);
  }
  const [ubl, cii] = eInvoiceFilesOf(buildInvoiceDocument()).map(({ bytes }) => bytes.toString());
  assert.ok(ubl && cii);
  const spoilt = (xml: string, from: string, to: string) => {
    assert.ok(xml.includes(from), from);
    return xml.replaceAll(from, to);
  };
  assert.deepEqual(brokenRules("UBL", spoilt(ubl, ">9.62<", ">9.00<")), ["BR-CO-15"]);
  assert.ok(brokenRules("UBL", spoilt(ubl, ">128.42<", ">128.43<")).includes("BR-CO-15"));
  assert.ok(brokenRules("CII", spoilt(cii, "<ram:CountryID>CH<", "<ram:CountryID>XX<")).includes("BR-CL-14"));
  assert.ok(brokenRules("CII", spoilt(cii, ">118.80<", ">118.00<")).includes("BR-CO-15"));
});

for (const [name, over] of Object.entries(cases)) {
  test(`MON-4 e-invoices are valid by EN 16931: ${name}`, { skip }, () => {
    const invoice = buildInvoiceDocument(over);
    assertValid(invoice, name);
    if (invoice.lines.some(({ netMinor }) => netMinor > 0n) && invoice.totalMinor > 0n) {
      assertValid(creditOfWhole(invoice), `credit of ${name}`);
      assertValid(creditOfWhole(invoice, 3n), `credit of a third of ${name}`);
    }
  });
}

test("MON-4 every invoice and credit note of the demo has valid e-invoices", { skip }, async () => {
  const installation = await testInstallation();
  await installedAs(installation.services, "demo");
  await loadDemo(installation.services, new AbortController().signal);
  const rows = await query<{ number: string; document: Json }>(
    installation,
    `select number, document from invoices where document is not null
     union all select number, document from credit_notes order by number`,
  );
  assert.ok(rows.length > 10, `${rows.length} documents`);
  for (const { number, document } of rows) assertValid(readSnapshot(document), number);
});

const amountsOf = (xml: string, element: string) =>
  [...xml.matchAll(new RegExp(`<${element}[^>]*>([^<]*)<`, "g"))].map(([, text = ""]) =>
    BigInt(text.replace(".", "")),
  );
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

/** The calculation rules of the norm on what was written (BR-CO-10, 13, 14, 15, 16, 17), by ourselves. */
function assertSums(xml: string, slackMinor: bigint): void {
  const inside = (element: string) => new RegExp(`<${element}>[\\s\\S]*?</${element}>`, "g");
  const [totals = ""] = xml.match(inside("cac:LegalMonetaryTotal")) ?? [];
  const lines = xml.replace(totals, "");
  const [net = -1n] = amountsOf(totals, "cbc:LineExtensionAmount");
  assert.equal(net, sum(amountsOf(lines, "cbc:LineExtensionAmount")));
  assert.deepEqual(amountsOf(totals, "cbc:TaxExclusiveAmount"), [net]);
  const subtotals = xml.match(inside("cac:TaxSubtotal")) ?? [];
  assert.equal(sum(subtotals.flatMap((one) => amountsOf(one, "cbc:TaxableAmount"))), net);
  const [vat = -1n] = amountsOf(xml, "cbc:TaxAmount");
  assert.equal(sum(subtotals.flatMap((one) => amountsOf(one, "cbc:TaxAmount"))), vat);
  assert.deepEqual(amountsOf(totals, "cbc:TaxInclusiveAmount"), [net + vat]);
  const [paid = 0n] = amountsOf(totals, "cbc:PrepaidAmount");
  assert.deepEqual(amountsOf(totals, "cbc:PayableAmount"), [net + vat - paid]);
  for (const one of subtotals) {
    const rate = /<cbc:Percent>([^<]*)</.exec(one)?.[1] ?? "";
    const [taxable = 0n] = amountsOf(one, "cbc:TaxableAmount");
    const [tax = 0n] = amountsOf(one, "cbc:TaxAmount");
    const off = tax - percentOf(taxable, rate);
    assert.ok(off <= slackMinor && off >= -slackMinor, `${tax} is not ${rate} % of ${taxable}`);
  }
  for (const line of lines.match(inside("cac:(?:Invoice|CreditNote)Line")) ?? []) assertLine(line);
}

function assertLine(line: string): void {
  const quantity = BigInt(/Quantity unitCode="C62">(-?\d+)</.exec(line)?.[1] ?? "");
  const [price = -1n] = amountsOf(line, "cbc:PriceAmount");
  assert.ok(price >= 0n);
  const isCharge = line.includes("<cbc:ChargeIndicator>true<");
  const [adjustment = 0n] = amountsOf(line, "cbc:Amount");
  const [net] = amountsOf(line, "cbc:LineExtensionAmount");
  assert.equal(net, quantity * price + (isCharge ? adjustment : -adjustment));
}

const line = fc
  .record({
    unitPriceMinor: fc.bigInt(0n, 9_999_999n),
    quantity: fc.integer({ min: 1, max: 300 }),
    off: fc.bigInt(0n, 60n),
    rate: fc.constantFrom(
      ["8.1", "standard"],
      ["2.6", "standard"],
      ["25.5", "standard"],
      ["0", "exempt"],
      ["0", "export"],
    ),
  })
  .map(({ unitPriceMinor, quantity, off, rate: [vatRate = "", vatCode] }) => {
    const listMinor = unitPriceMinor * BigInt(quantity);
    const netMinor = listMinor - (listMinor * off) / 100n;
    return buildDocumentLine({ unitPriceMinor, quantity, netMinor, vatRate, vatCode: vatCode as "standard" });
  });
const anyDocument = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 12 }),
    isPaid: fc.boolean(),
    share: fc.constantFrom(0n, 1n, 2n, 7n),
  })
  .map(({ lines, isPaid, share }) => {
    const invoice = buildInvoiceDocument({ lines, ...(isPaid ? { paidOn: "2026-11-22" } : {}) });
    const isCredited = share > 0n && invoice.lines.some(({ netMinor }) => netMinor / share > 0n);
    return isCredited ? creditOfWhole(invoice, share) : invoice;
  });

test("MON-1 e-invoices of any lines, rates, discounts and credits satisfy the calculation rules", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const [ubl, cii] = eInvoiceFilesOf(document);
      assert.ok(ubl && cii);
      // The VAT of a credit is the growth of a rounded share (MON-14): it may be a cent beside the rate of its own amount.
      assertSums(ubl.bytes.toString(), document.kind === "credit_note" ? 1n : 0n);
      const ofUbl = ["cbc:TaxInclusiveAmount", "cbc:PayableAmount"].flatMap((name) =>
        amountsOf(ubl.bytes.toString(), name),
      );
      const ofCii = ["ram:GrandTotalAmount", "ram:DuePayableAmount"].flatMap((name) =>
        amountsOf(cii.bytes.toString(), name),
      );
      assert.deepEqual(ofCii, ofUbl);
    }),
    { numRuns: 400 },
  );
});

test("MON-1 e-invoices of any lines are valid by EN 16931", { skip }, () => {
  fc.assert(
    fc.property(anyDocument, (document) => assertValid(document, "a random document")),
    { numRuns: 12 },
  );
});
