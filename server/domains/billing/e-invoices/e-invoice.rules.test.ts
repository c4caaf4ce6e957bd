import assert from "node:assert/strict";
import test from "node:test";
import { translator } from "../../../platform/i18n/i18n.ts";
import {
  buildDocumentLine,
  buildInvoiceDocument,
  type DocumentOverrides,
} from "../documents/invoice-document.factory.ts";
import { eInvoiceOf, lackOf } from "./e-invoice.rules.ts";

const eInvoice = (over: DocumentOverrides = {}) => {
  const document = buildInvoiceDocument(over);
  assert.equal(lackOf(document), undefined);
  return eInvoiceOf(document, translator(document.language));
};
const german = {
  name: "Bäcker GmbH",
  address: {
    street: "Königstraße",
    buildingNumber: "12a",
    postalCode: "70173",
    town: "Stuttgart",
    country: "DE",
  },
};
const reversed = { lines: [buildDocumentLine({ vatRate: "0", vatCode: "reverse_charge" })] };

test("MON-4 what the norm asks for and a document lacks is named", () => {
  const lacks = (over: DocumentOverrides) => lackOf(buildInvoiceDocument(over));
  const { vatNumber: _none, ...provider } = buildInvoiceDocument().provider;
  assert.equal(lackOf({ ...buildInvoiceDocument(), provider }), "billing.e_invoice_provider_vat_number");
  assert.equal(lacks({ provider: { vatNumber: "applied for" } }), "billing.e_invoice_provider_vat_number");
  assert.equal(lacks({ ...reversed, customer: german }), "billing.e_invoice_customer_vat_number");
  assert.equal(lacks({ ...reversed, customer: { ...german, vatNumber: "DE 136.695.976" } }), undefined);
  const nowhere = { ...german, address: { ...german.address, country: "" } };
  assert.equal(lacks({ customer: nowhere }), "billing.e_invoice_country");
});

test("MON-4 VAT numbers begin with their country and have no separators", () => {
  assert.equal(eInvoice().seller.vatNumber, "CHE116281710MWST");
  const buyer = (vatNumber: string, country: string) =>
    eInvoice({ customer: { ...german, vatNumber, address: { ...german.address, country } } }).buyer.vatNumber;
  assert.equal(buyer("de 136.695.976", "DE"), "DE136695976");
  assert.equal(buyer("094259216", "GR"), "EL094259216");
  assert.equal(buyer("CHE109322551", "CH"), "CHE109322551MWST");
  assert.equal(buyer("unknown", "US"), undefined, "what is none is left out");
});

test("MON-4 each case of VAT has its category, reason and code", () => {
  const vatOf = (vatRate: string, vatCode: "standard" | "reverse_charge" | "export" | "exempt") => {
    const customer = { ...german, vatNumber: "DE136695976" };
    const [entry] = eInvoice({ customer, lines: [buildDocumentLine({ vatRate, vatCode })] }).vat;
    return [entry?.code, entry?.rate, entry?.reasonCode, (entry?.reason ?? "") !== ""];
  };
  assert.deepEqual(vatOf("8.10", "standard"), ["S", "8.1", undefined, false]);
  assert.deepEqual(vatOf("0", "standard"), ["Z", "0", undefined, false]);
  assert.deepEqual(vatOf("0", "reverse_charge"), ["AE", "0", "VATEX-EU-AE", true]);
  assert.deepEqual(vatOf("0", "export"), ["G", "0", "VATEX-EU-G", true]);
  assert.deepEqual(vatOf("0", "exempt"), ["E", "0", undefined, true]);
});

test("MON-4 what is open names account and reference; what was paid asks for nothing", () => {
  const open = eInvoice();
  assert.deepEqual(open.payment, {
    ...{ means: "30", reference: "021000000000313947143009013" },
    ...{ iban: "CH4431999123000889012", bic: "POFICHBEXXX" },
  });
  assert.deepEqual([open.dueOn, open.paid, open.due], ["2026-12-22", undefined, "128.42"]);
  const euros = eInvoice({ currency: "EUR", reference: { kind: "SCOR", value: "RF18 5390 0754 7034" } });
  assert.deepEqual([euros.payment?.means, euros.payment?.reference], ["58", "RF18539007547034"]);
  assert.equal(euros.payment?.iban, "CH9300762011623852957");
  const paid = eInvoice({ paidOn: "2026-11-22" });
  assert.deepEqual([paid.payment, paid.paid, paid.due], [undefined, "128.42", "0.00"]);
});

test("MON-4 a line says how its price leads to its amount", () => {
  const adjustment = (over: Parameters<typeof buildDocumentLine>[0]) =>
    eInvoice({ lines: [buildDocumentLine(over)] }).lines[0]?.adjustment;
  const list = { quantity: 35, unitPriceMinor: 992n };
  const volume = { rate: "25", listMinor: 34_720n, minor: 8_680n };
  assert.equal(adjustment({}), undefined);
  assert.deepEqual(adjustment({ ...list, netMinor: 26_040n, volume }), {
    ...{ isCharge: false, amount: "86.80", reasonCode: "95", percent: "25", base: "347.20" },
  });
  const afterPartner = { rate: "25", listMinor: 27_776n, minor: 6_944n };
  assert.deepEqual(adjustment({ ...list, netMinor: 20_832n, volume: afterPartner }), {
    ...{ isCharge: false, amount: "138.88", reasonCode: "95" },
  });
  assert.deepEqual(adjustment({ netMinor: 12_000n }), { isCharge: true, amount: "1.20", reasonCode: "ZZZ" });
});
