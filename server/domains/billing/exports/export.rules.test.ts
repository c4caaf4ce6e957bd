import assert from "node:assert/strict";
import test from "node:test";
import type { JournalRow } from "./export.queries.ts";
import { documentRowsOf, journalRowsOf } from "./export.rules.ts";

const vat = [
  { rate: "8.1", code: "standard", netMinor: 10_000, vatMinor: 810 },
  { rate: "0", code: "reverse_charge", netMinor: 500, vatMinor: 0 },
];

test("MON-15 an entry is a row with its account on its side; revenue and VAT come by rate", () => {
  const transaction: JournalRow = {
    ...{ id: "t", bookedOn: "2026-11-22", kind: "invoice", document: "100001", vat },
    ...{ customerNumber: "10001", customerName: "Example AG" },
    entries: [
      { account: "receivable", currency: "CHF", minor: "11310" },
      { account: "revenue", currency: "CHF", minor: "-10500" },
      { account: "vat", currency: "CHF", minor: "-810" },
    ],
  };
  const rows = journalRowsOf(transaction, new Map());
  assert.deepEqual(
    rows.map((row) => row.slice(6)),
    [
      ["receivable", "", "CHF", "113.10", "", ""],
      ["", "revenue", "CHF", "100.00", "standard", "8.1"],
      ["", "revenue", "CHF", "5.00", "reverse_charge", "0"],
      ["", "vat", "CHF", "8.10", "standard", "8.1"],
    ],
  );
  const numbers = new Map([
    ["receivable", "1100"],
    ["revenue.EUR", "3401"],
    ["vat", "2200"],
  ]);
  assert.deepEqual(
    journalRowsOf(transaction, numbers).map((row) => row.slice(6, 8)),
    [
      ["1100", ""],
      ["", "revenue"],
      ["", "revenue"],
      ["", "2200"],
    ],
  );
});

test("MON-15 a document is a row for each VAT rate; an open item of a former system has none", () => {
  const document = {
    kind: "invoice",
    ...{ id: "i", issuedOn: "2026-11-22", dueOn: "2026-12-22", number: "100001" },
    ...{ invoiceNumber: null, customerNumber: "10001", customerName: "Example AG", country: "CH" },
    ...{ currency: "CHF", totalMinor: 11_310n, vat },
  } as const;
  assert.deepEqual(
    documentRowsOf(document).map((row) => row.slice(9)),
    [
      ["standard", "8.1", "100.00", "8.10", "108.10"],
      ["reverse_charge", "0", "5.00", "0.00", "5.00"],
    ],
  );
  const item = { ...document, kind: "open_item", vat: null } as const;
  assert.deepEqual(documentRowsOf(item)[0]?.slice(9), ["", "", "113.10", "0.00", "113.10"]);
});
