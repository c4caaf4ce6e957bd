import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { daysBetween } from "../../../../common/dates.ts";
import {
  documentLineOf,
  type LineToPrice,
  type OrderedLine,
  periodFrom,
  priceLines,
  volumeDiscountOf,
} from "./order.rules.ts";

const line = (over: Partial<LineToPrice> = {}): LineToPrice => ({
  unitPriceMinor: 992n,
  quantity: 1,
  volumeRate: "0",
  vatRate: "8.1",
  vatCode: "standard",
  ...over,
});

test("MON-1 VAT is rounded once for each rate, on the sum of its lines", () => {
  // 3 × 0.06 francs: 8.1 % of each line alone would round to nothing, of their sum to one Rappen.
  const priced = priceLines([1, 2, 3].map(() => line({ unitPriceMinor: 6n })));
  assert.deepEqual(priced.vat, [{ rate: "8.1", code: "standard", netMinor: 18n, vatMinor: 1n }]);
  assert.equal(priced.totalMinor, 19n);
});

test("MON-1 each rate has its own VAT", () => {
  const priced = priceLines([
    line(),
    line({ vatRate: "2.6", unitPriceMinor: 1000n }),
    line({ quantity: 34 }),
  ]);
  assert.deepEqual(
    priced.vat.map(({ rate, netMinor, vatMinor }) => [rate, netMinor, vatMinor]),
    [
      ["8.1", 34720n, 2812n],
      ["2.6", 1000n, 26n],
    ],
  );
});

test("CAT-3 35 web hostings cost CHF 347.20 without VAT", () => {
  assert.equal(priceLines([line({ quantity: 35 })]).netMinor, 34720n);
});

test("CAT-3 the volume rate is taken off its lines, and VAT is on what is left", () => {
  const priced = priceLines([line({ quantity: 35, volumeRate: "25" }), line({ unitPriceMinor: 990n })]);
  assert.deepEqual(
    priced.lines.map(({ netMinor }) => netMinor),
    [26040n, 990n],
  );
  assert.deepEqual(priced.vat, [{ rate: "8.1", code: "standard", netMinor: 27030n, vatMinor: 2189n }]);
  assert.deepEqual(volumeDiscountOf(line({ quantity: 35, volumeRate: "25" })), {
    ...{ rate: "25", listMinor: 34720n, minor: 8680n },
  });
  assert.equal(volumeDiscountOf(line({ quantity: 35 })), null);
});

const anyLine: fc.Arbitrary<LineToPrice> = fc.record({
  unitPriceMinor: fc.bigInt(0n, 10_000_000n),
  quantity: fc.integer({ min: 1, max: 100 }),
  volumeRate: fc.integer({ min: 0, max: 99_999 }).map((thousandths) => (thousandths / 1000).toFixed(3)),
  vatRate: fc.constantFrom("8.1", "8.100", "2.6", "19", "25.5", "0"),
  vatCode: fc.constantFrom("standard", "reverse_charge", "export"),
});

test("MON-1 the displayed parts always add up to the displayed total", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 20 }), (lines) => {
      const priced = priceLines(lines);
      const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);
      assert.equal(sum(priced.lines.map((one) => one.netMinor)), priced.netMinor);
      for (const one of priced.lines) {
        const { listMinor, minor } = volumeDiscountOf(one) ?? { listMinor: one.netMinor, minor: 0n };
        assert.equal(listMinor - minor, one.netMinor);
      }
      assert.equal(sum(priced.vat.map((one) => one.netMinor)), priced.netMinor);
      assert.equal(sum(priced.vat.map((one) => one.vatMinor)), priced.vatMinor);
      assert.equal(priced.netMinor + priced.vatMinor, priced.totalMinor);
      for (const { rate, netMinor, vatMinor } of priced.vat) {
        const exact = netMinor * BigInt(Math.round(Number(rate) * 1000));
        const difference = vatMinor * 100_000n - exact;
        assert.ok(
          difference <= 50_000n && difference > -50_000n,
          "within half a minor unit, halves away from zero",
        );
      }
    }),
  );
});

test("REN-4 the first period ends on the day before its anniversary, also at month ends and in leap years", () => {
  const cases: [string, "month" | "year", string][] = [
    ["2026-01-31", "month", "2026-02-27"],
    ["2028-01-31", "month", "2028-02-28"],
    ["2026-03-31", "month", "2026-04-29"],
    ["2026-11-22", "month", "2026-12-21"],
    ["2028-02-29", "year", "2029-02-27"],
    ["2027-12-01", "year", "2028-11-30"],
  ];
  for (const [from, period, to] of cases) assert.deepEqual(periodFrom(from, period), { from, to });
});

test("REN-4 a first period of a month has the days of a month", () => {
  const days = fc
    .date({ min: new Date("2024-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, (day) => {
      const { to } = periodFrom(day, "month");
      const length = daysBetween(day, to) + 1;
      assert.ok(length >= 28 && length <= 31, `${length} days from ${day}`);
    }),
  );
});

test("a document names the period of a paid line, and the length of one that is not paid", () => {
  const ordered: OrderedLine = {
    ...line(),
    ...{ description: "Web Hosting", label: "shop.example", period: "month", netMinor: 992n },
  };
  const length = (period: string) => `1 ${period}`;
  assert.equal(documentLineOf(ordered, length, undefined).detail, "shop.example\n1 month");
  assert.equal(documentLineOf(ordered, length, undefined).period, undefined);
  const paid = documentLineOf({ ...ordered, label: null }, length, "2026-11-22");
  assert.equal(paid.detail, undefined);
  assert.equal(paid.volume, undefined);
  assert.deepEqual(paid.period, { from: "2026-11-22", to: "2026-12-21" });
});
