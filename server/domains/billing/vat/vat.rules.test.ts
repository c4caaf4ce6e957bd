import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { normalizedRate, type VatCase, type VatCode, type VatLine, vatFor, vatSummary } from "./vat.rules.ts";
import { standardRatesOfUnion } from "./vat-rates.ts";

const vat = (given: Partial<VatCase>) => {
  const { rate, code } = vatFor({
    providerCountry: "CH",
    customerCountry: "CH",
    customerKind: "individual",
    vatClass: "standard",
    on: "2026-11-22",
    ...given,
  });
  return `${rate} ${code}`;
};
const kinds = ["individual", "association", "company"] as const;

test("MON-4 customers in Switzerland and Liechtenstein pay the Swiss rate of the class", () => {
  for (const customerCountry of ["CH", "LI"]) {
    for (const customerKind of kinds) {
      assert.equal(vat({ customerCountry, customerKind, customerVatNumberValid: true }), "8.1 standard");
      assert.equal(vat({ customerCountry, customerKind, vatClass: "reduced" }), "2.6 standard");
      assert.equal(vat({ customerCountry, customerKind, vatClass: "accommodation" }), "3.8 standard");
    }
  }
  assert.equal(vat({ vatClass: "exempt" }), "0 exempt");
  assert.equal(vat({ vatClass: "exempt", customerCountry: "DE" }), "0 exempt");
});

test("MON-4 private customers in the Union pay the standard rate of their country", () => {
  const rates2026 = {
    ...{ AT: "20", BE: "21", BG: "20", CY: "19", CZ: "21", DE: "19", DK: "25", EE: "24", ES: "21" },
    ...{ FI: "25.5", FR: "20", GR: "24", HR: "25", HU: "27", IE: "23", IT: "22", LT: "21", LU: "17" },
    ...{ LV: "21", MT: "18", NL: "21", PL: "23", PT: "23", RO: "21", SE: "25", SI: "22", SK: "23" },
  };
  assert.equal(Object.keys(rates2026).length, 27);
  assert.deepEqual(
    Object.keys(standardRatesOfUnion).toSorted(),
    [...Object.keys(rates2026), "MC"].toSorted(),
  );
  for (const [customerCountry, rate] of Object.entries(rates2026)) {
    assert.equal(vat({ customerCountry, customerVatNumberValid: true }), `${rate} standard`);
    assert.equal(vat({ customerCountry, vatClass: "reduced" }), `${rate} standard`);
  }
  assert.equal(vat({ customerCountry: "MC" }), "20 standard");
});

test("MON-4 companies and associations of the Union: reverse charge with a valid VAT number, else as private", () => {
  for (const customerKind of ["company", "association"] as const) {
    const company = { customerCountry: "DE", customerKind };
    assert.equal(vat({ ...company, customerVatNumberValid: true }), "0 reverse_charge");
    assert.equal(vat({ ...company, customerVatNumberValid: false }), "19 standard");
    assert.equal(vat(company), "19 standard");
  }
});

test("MON-4 the rest of the world is outside the scope of the tax; accommodation stays at home", () => {
  for (const customerCountry of ["GB", "US", "NO", "JP", "IS", "GL", "FO"]) {
    for (const customerKind of kinds) assert.equal(vat({ customerCountry, customerKind }), "0 export");
  }
  assert.equal(vat({ customerCountry: "US", vatClass: "accommodation" }), "3.8 standard");
  assert.equal(
    vat({
      customerCountry: "DE",
      vatClass: "accommodation",
      customerKind: "company",
      customerVatNumberValid: true,
    }),
    "3.8 standard",
  );
});

test("MON-4 each zero names the sentence that explains it", () => {
  const base = { providerCountry: "CH", customerKind: "company", on: "2026-01-01" } as const;
  const noteOf = (more: Pick<VatCase, "customerCountry" | "vatClass" | "customerVatNumberValid">) =>
    vatFor({ ...base, ...more }).noteKey;
  const decided = { customerVatNumberValid: true, vatClass: "standard" } as const;
  assert.equal(noteOf({ ...decided, customerCountry: "FR" }), "documents:vat.note.reverse_charge");
  assert.equal(noteOf({ ...decided, customerCountry: "US" }), "documents:vat.note.export");
  assert.equal(noteOf({ customerCountry: "CH", vatClass: "exempt" }), "documents:vat.note.exempt");
  assert.equal(noteOf({ ...decided, customerCountry: "CH" }), undefined);
});

test("MON-4 the day of supply decides about the rate", () => {
  const estonia = { customerCountry: "EE" };
  assert.equal(vat({ ...estonia, on: "2025-06-30" }), "22 standard");
  assert.equal(vat({ ...estonia, on: "2025-07-01" }), "24 standard");
  assert.equal(vat({ customerCountry: "RO", on: "2025-07-31" }), "19 standard");
  assert.equal(vat({ customerCountry: "RO", on: "2025-08-01" }), "21 standard");
  assert.throws(() => vat({ on: "2023-12-31" }), RangeError);
});

test("a provider in the Union: own rate at home, the customer's rate or reverse charge in the Union, none beyond", () => {
  const german = { providerCountry: "DE" };
  const valid = { customerKind: "company", customerVatNumberValid: true } as const;
  assert.equal(vat({ ...german, ...valid, customerCountry: "DE" }), "19 standard");
  assert.equal(vat({ ...german, ...valid, customerCountry: "AT" }), "0 reverse_charge");
  assert.equal(vat({ ...german, customerCountry: "AT" }), "20 standard");
  assert.equal(vat({ ...german, customerCountry: "CH" }), "0 export");
  assert.throws(() => vat({ ...german, customerCountry: "DE", vatClass: "reduced" }), RangeError);
});

test("MON-1 VAT counts per rate on the sum of its lines, not line by line", () => {
  const line = (netMinor: bigint, vatRate: string, vatCode: VatCode = "standard") => ({
    netMinor,
    vatRate,
    vatCode,
  });
  // Three lines of 0.06 at 8.1 %: each alone gives 0.00, together 0.18 × 8.1 % = 0.01458 → 0.01.
  assert.deepEqual(vatSummary([line(6n, "8.1"), line(6n, "8.100"), line(6n, "8.1")]), [
    { rate: "8.1", code: "standard", netMinor: 18n, vatMinor: 1n },
  ]);
  assert.deepEqual(vatSummary([line(10000n, "2.6"), line(5000n, "0", "exempt"), line(10000n, "8.1")]), [
    { rate: "8.1", code: "standard", netMinor: 10000n, vatMinor: 810n },
    { rate: "2.6", code: "standard", netMinor: 10000n, vatMinor: 260n },
    { rate: "0", code: "exempt", netMinor: 5000n, vatMinor: 0n },
  ]);
  assert.deepEqual(vatSummary([line(-50n, "1")]), [
    { rate: "1", code: "standard", netMinor: -50n, vatMinor: -1n },
  ]);
  assert.deepEqual(vatSummary([]), []);
});

test("a rate has one spelling", () => {
  const spellings = {
    "8.100": "8.1",
    "8.1": "8.1",
    "20.000": "20",
    "0.0": "0",
    "25.5": "25.5",
    "08.1": "8.1",
  };
  for (const [given, expected] of Object.entries(spellings)) assert.equal(normalizedRate(given), expected);
  for (const wrong of ["", "8,1", "-8.1", "8.1 %", ".5"])
    assert.throws(() => normalizedRate(wrong), RangeError);
});

const someLine: fc.Arbitrary<VatLine> = fc.record({
  netMinor: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  vatRate: fc.constantFrom("0", "0.000", "2.6", "3.8", "8.1", "8.100", "19", "25.5", "27"),
  vatCode: fc.constantFrom<VatCode>("standard", "reverse_charge", "export", "exempt"),
});

test("MON-1 the parts of a VAT summary add up to its lines, each VAT within half a minor unit", () => {
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 60 }), (lines) => {
      const summary = vatSummary(lines);
      const net = (list: readonly { netMinor: bigint }[]) =>
        list.reduce((sum, { netMinor }) => sum + netMinor, 0n);
      assert.equal(net(summary), net(lines));
      assert.equal(new Set(summary.map(({ rate, code }) => `${rate} ${code}`)).size, summary.length);
      for (const { rate, code, netMinor, vatMinor } of summary) {
        const own = lines.filter((line) => line.vatCode === code && Number(line.vatRate) === Number(rate));
        assert.equal(netMinor, net(own));
        const tenths = BigInt(Math.round(Number(rate) * 10));
        const error = 2n * (vatMinor * 1000n - netMinor * tenths);
        assert.ok(error >= -1000n && error <= 1000n);
        if (error === 1000n || error === -1000n) assert.equal(vatMinor < 0n, netMinor < 0n);
      }
    }),
  );
});

test("MON-1 a VAT summary does not depend on the order of the lines and turns with the sign", () => {
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 30 }), (lines) => {
      assert.deepEqual(vatSummary(lines.toReversed()), vatSummary(lines));
      const negated = vatSummary(lines.map((line) => ({ ...line, netMinor: -line.netMinor })));
      const expected = vatSummary(lines).map((entry) => ({
        ...entry,
        netMinor: -entry.netMinor,
        vatMinor: -entry.vatMinor,
      }));
      assert.deepEqual(negated, expected);
    }),
  );
});
