import assert from "node:assert/strict";
import test from "node:test";
import { buildDocumentLines } from "./invoice-document.factory.ts";
import {
  euros,
  german,
  rendered,
  scanPages,
  skippedWithoutTools,
  textOf,
} from "./rendered-document.factory.ts";

test("MON-4 the Swiss payment part scans to the payload of the guidelines, line by line", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const customer = {
    ...german,
    address: { ...german.address, postalCode: "9400", town: "Rorschach", country: "CH" },
  };
  const pdf = await rendered({ language: "de", customer });
  const expected = [
    ...["SPC", "0200", "1", "CH4431999123000889012"],
    ...["S", "Alpenhost AG", "Hardturmstrasse", "11", "8005", "Zürich", "CH"],
    ...["", "", "", "", "", "", ""],
    ...["128.42", "CHF"],
    ...["S", "Škoda Łukasz Ożóg Őr GmbH", "Königstraße", "12a", "9400", "Rorschach", "CH"],
    ...["QRR", "021000000000313947143009013", "Rechnung 100042", "EPD"],
  ];
  assert.equal(expected.length, 31);
  assert.deepEqual(await scanPages(pdf), [expected.join("\n")]);
});

test("MON-4 francs without a QR-IBAN: creditor reference with the plain IBAN", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const [payload = ""] = await scanPages(await rendered({ provider: { qrIban: undefined } }));
  const lines = payload.split("\n");
  assert.equal(lines[3], "CH9300762011623852957");
  assert.deepEqual(lines.slice(27, 31), ["SCOR", "RF29100042", "Invoice 100042", "EPD"]);
});

test("MON-4 a creditor reference goes with the plain IBAN also where there is a QR-IBAN", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const pdf = await rendered({ reference: { kind: "SCOR", value: "RF18 5390 0754 7034" } });
  const lines = (await scanPages(pdf))[0]?.split("\n") ?? [];
  assert.deepEqual([lines[3], lines[28]], ["CH9300762011623852957", "RF18539007547034"]);
});

test("MON-4 a debtor whose letters the Swiss QR code does not know is left to be filled in by hand", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const pdf = await rendered({ customer: { ...german, name: "Ελληνική Εταιρεία" } });
  const lines = (await scanPages(pdf))[0]?.split("\n") ?? [];
  assert.deepEqual(lines.slice(20, 27), ["", "", "", "", "", "", ""]);
  const text = await textOf(pdf);
  assert.match(text, /Payable by \(name\/address\)/);
  assert.match(text, /Ελληνική Εταιρεία/);
});

test("MON-4 euros: the EPC code scans to amount, account and creditor reference, with the same beside it", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const pdf = await rendered({ ...euros, language: "de", lines: buildDocumentLines(3, { vatRate: "19" }) });
  const expected = [
    ...["BCD", "002", "1", "SCT", "POFICHBEXXX", "Alpenhost AG", "CH9300762011623852957"],
    ...["EUR70.66", "", "RF18539007547034"],
  ];
  assert.deepEqual(await scanPages(pdf), [expected.join("\n")]);
  const text = await textOf(pdf);
  for (const shown of ["CH93 0076 2011 6238 5295 7", "POFICHBEXXX", "RF18 5390 0754 7034", "70,66 €"]) {
    assert.ok(text.includes(shown), shown);
  }
});

test("MON-4 other currencies show how to transfer, without a code", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const pdf = await rendered({ ...euros, currency: "USD" });
  assert.deepEqual(await scanPages(pdf), []);
  const text = await textOf(pdf);
  assert.match(text, /Enter these details exactly/);
  assert.match(text, /RF18 5390 0754 7034/);
});
