import assert from "node:assert/strict";
import test from "node:test";
import { assertAddsUp, assertPayable } from "./assert-document.ts";
import {
  buildDocumentLine,
  buildInvoiceDocument,
  type DocumentOverrides,
} from "./invoice-document.factory.ts";
import type { InvoiceDocument } from "./invoice-document.ts";

const lines = [
  buildDocumentLine(),
  buildDocumentLine({ vatRate: "2.600" }),
  buildDocumentLine({ vatRate: "0", vatCode: "exempt" }),
];
const right = buildInvoiceDocument({ lines });

test("MON-1 a document whose parts add up is accepted, one that is a Rappen off is refused", () => {
  assert.doesNotThrow(() => assertAddsUp(right));
  const [first, ...others] = right.vatSummary;
  assert.ok(first);
  const wrong: Partial<InvoiceDocument>[] = [
    { totalMinor: right.totalMinor + 1n },
    { netMinor: right.netMinor - 1n, totalMinor: right.totalMinor - 1n },
    { vatMinor: right.vatMinor + 1n, totalMinor: right.totalMinor + 1n },
    { lines: [...lines, buildDocumentLine({ unitPriceMinor: 1n })] },
    { lines: lines.slice(1) },
    { vatSummary: others },
    { vatSummary: [{ ...first, netMinor: first.netMinor + 1n }, ...others] },
    { vatSummary: [{ ...first, code: "export" }, ...others] },
    { vatSummary: [{ ...first, rate: "8" }, ...others] },
  ];
  for (const over of wrong) assert.throws(() => assertAddsUp({ ...right, ...over }), RangeError);
});

test("MON-5 a reference that is wrong, or does not go with currency and account, is refused", () => {
  const payable = (over: DocumentOverrides) => () => assertPayable(buildInvoiceDocument(over));
  assert.doesNotThrow(payable({}));
  assert.doesNotThrow(payable({ currency: "EUR" }));
  assert.doesNotThrow(payable({ provider: { qrIban: undefined } }));
  const qr = { kind: "QRR", value: "210000000003139471430009017" } as const;
  const refused: DocumentOverrides[] = [
    { reference: { ...qr, value: "210000000003139471430009018" } },
    { reference: { ...qr, value: "0".repeat(27) } },
    { reference: { kind: "SCOR", value: "RF19539007547034" } },
    { reference: { kind: "SCOR", value: qr.value } },
    { reference: qr, currency: "EUR" },
    { reference: qr, provider: { qrIban: undefined } },
    { reference: qr, provider: { qrIban: "CH9300762011623852957" } },
    { currency: "EUR", provider: { iban: "CH4431999123000889012" } },
    { lines: [buildDocumentLine({ unitPriceMinor: 100_000_000_000n })] },
  ];
  for (const over of refused) assert.throws(payable(over), RangeError);
});
