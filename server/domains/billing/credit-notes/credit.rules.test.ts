import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { buildDocumentLine, buildInvoiceDocument } from "../documents/invoice-document.factory.ts";
import { creditedAtRates, creditOf, fitsInvoice, leftOfLines } from "./credit.rules.ts";

const invoice = buildInvoiceDocument({
  lines: [
    buildDocumentLine(),
    buildDocumentLine({ description: "Book", unitPriceMinor: 2500n, vatRate: "2.6" }),
    buildDocumentLine({ description: "Mail", unitPriceMinor: 333n, quantity: 3 }),
  ],
});
const nothing = new Map<number, bigint>();

test("MON-14 an invoice credited whole gives its own lines and VAT", () => {
  const credit = creditOf(
    invoice,
    nothing,
    new Map([
      [1, 11880n],
      [2, 2500n],
      [3, 999n],
    ]),
  );
  assert.deepEqual(credit.lines, invoice.lines);
  assert.deepEqual(credit.vatSummary, invoice.vatSummary);
  assert.equal(credit.totalMinor, invoice.totalMinor);
});

test("MON-14 a part of a line is one amount with the VAT of its rate", () => {
  const credit = creditOf(invoice, nothing, new Map([[2, 1000n]]));
  assert.deepEqual(
    credit.lines.map(({ description, quantity, unitPriceMinor, netMinor }) => [
      ...[description, quantity, unitPriceMinor, netMinor],
    ]),
    [["Book", 1, 1000n, 1000n]],
  );
  assert.deepEqual([credit.netMinor, credit.vatMinor, credit.totalMinor], [1000n, 26n, 1026n]);
});

test("MON-14 never more than is left of a line, never nothing, never a line that is not there", () => {
  const credited = new Map([[1, 11000n]]);
  assert.deepEqual(leftOfLines(invoice, credited), [880n, 2500n, 999n]);
  assert.deepEqual(creditedAtRates(invoice, credited), [11000n, 0n]);
  const fits = (wanted: [number, bigint][]) => fitsInvoice(invoice, credited, new Map(wanted));
  assert.ok(fits([[1, 880n]]));
  for (const wrong of [[[1, 881n]], [[2, 0n]], [[2, -1n]], [[4, 1n]], []] as [number, bigint][][]) {
    assert.equal(fits(wrong), false);
  }
});

test("MON-14 credits add up to the invoice to the cent, whatever the parts and their order", () => {
  const lineOf = fc.record({
    netMinor: fc.bigInt(1n, 9_999_999n),
    vatRate: fc.constantFrom("0", "2.6", "8.1", "21"),
    cuts: fc.array(fc.nat(1000), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(fc.array(lineOf, { minLength: 1, maxLength: 12 }), fc.nat(), (values, seed) => {
      const lines = values.map(({ netMinor, vatRate }) =>
        buildDocumentLine({ unitPriceMinor: netMinor, vatRate }),
      );
      const whole = buildInvoiceDocument({ lines });
      const credited = new Map<number, bigint>();
      const sums = { net: 0n, vat: 0n, total: 0n };
      const credit = (wanted: Map<number, bigint>) => {
        assert.ok(fitsInvoice(whole, credited, wanted));
        const { netMinor, vatMinor, totalMinor } = creditOf(whole, credited, wanted);
        assert.ok(vatMinor >= 0n);
        sums.net += netMinor;
        sums.vat += vatMinor;
        sums.total += totalMinor;
        for (const [position, minor] of wanted) {
          credited.set(position, (credited.get(position) ?? 0n) + minor);
        }
      };
      const parts = values.flatMap(({ cuts }, index) => cuts.map((cut) => ({ position: index + 1, cut })));
      const order = parts.toSorted((a, b) => ((a.cut * (seed % 97)) % 31) - ((b.cut * (seed % 97)) % 31));
      for (const { position, cut } of order) {
        const left = leftOfLines(whole, credited)[position - 1] ?? 0n;
        const part = (left * BigInt(cut)) / 1000n;
        if (part > 0n) credit(new Map([[position, part]]));
      }
      const rest = leftOfLines(whole, credited).flatMap((minor, index): [number, bigint][] =>
        minor > 0n ? [[index + 1, minor]] : [],
      );
      if (rest.length > 0) credit(new Map(rest));
      assert.deepEqual(sums, { net: whole.netMinor, vat: whole.vatMinor, total: whole.totalMinor });
    }),
  );
});
