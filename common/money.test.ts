import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  add,
  allocate,
  applyRate,
  CurrencyMismatch,
  compare,
  formatAmount,
  formatDecimal,
  formatFigure,
  formatPercent,
  isNegative,
  isZero,
  lessPercents,
  minorDigits,
  money,
  negate,
  parseAmount,
  percentOf,
  shareOf,
  subtract,
  sum,
  toMinorNumber,
} from "./money.ts";

const currencies = fc.constantFrom("CHF", "EUR", "SEK", "JPY", "KWD", "CLF");
const amounts = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });

test("MON-1 minor digits follow ISO 4217", () => {
  const expected = { CHF: 2, EUR: 2, JPY: 0, ISK: 0, KWD: 3, IQD: 3, CLF: 4, AFN: 2, HUF: 2 };
  for (const [currency, digits] of Object.entries(expected)) assert.equal(minorDigits(currency), digits);
  for (const unknown of ["", "chf", "ABC", "toString"]) {
    assert.throws(() => minorDigits(unknown), RangeError);
    assert.throws(() => money(1n, unknown), RangeError);
  }
});

test("MON-1 amounts of one currency add, subtract and compare; of two they throw", () => {
  const five = money(500n, "CHF");
  const two = money(200n, "CHF");
  assert.deepEqual(add(five, two), money(700n, "CHF"));
  assert.deepEqual(subtract(two, five), money(-300n, "CHF"));
  assert.deepEqual(negate(five), money(-500n, "CHF"));
  assert.deepEqual(sum([five, two, two], "CHF"), money(900n, "CHF"));
  assert.deepEqual(sum([], "EUR"), money(0n, "EUR"));
  assert.deepEqual([compare(five, two), compare(two, five), compare(two, two)], [1, -1, 0]);
  assert.deepEqual([isZero(money(0n, "CHF")), isNegative(negate(two)), isNegative(two)], [true, true, false]);
  const euro = money(500n, "EUR");
  for (const mix of [() => add(five, euro), () => subtract(five, euro), () => compare(five, euro)]) {
    assert.throws(mix, CurrencyMismatch);
  }
  assert.throws(() => sum([five, euro], "CHF"), CurrencyMismatch);
});

test("MON-1 an amount is read exactly or not at all", () => {
  const read = {
    "8.850": 885n,
    "100": 10000n,
    "01.00": 100n,
    "30": 3000n,
    "0": 0n,
    "-0.05": -5n,
    ".5": 50n,
    "5.": 500n,
  };
  for (const [text, minor] of Object.entries(read))
    assert.deepEqual(parseAmount(text, "EUR"), money(minor, "EUR"));
  assert.deepEqual(parseAmount("474.4", "CHF"), money(47440n, "CHF"));
  assert.deepEqual(parseAmount("1.234", "KWD"), money(1234n, "KWD"));
  assert.deepEqual(parseAmount("15.000", "JPY"), money(15n, "JPY"));
  assert.deepEqual(parseAmount("9007199254740993.01", "CHF"), money(900719925474099301n, "CHF"));
  for (const text of [
    "8.851",
    "12..34",
    "",
    ".",
    "-",
    "1e3",
    "1'000.00",
    "1,5",
    " 1",
    "0x10",
    "NaN",
    "١٢",
    "1".repeat(41),
  ]) {
    assert.equal(parseAmount(text, "EUR"), undefined, text);
  }
  assert.equal(parseAmount("1.5", "JPY"), undefined);
});

test("MON-1 what is written as a decimal is read back as the same amount", () => {
  fc.assert(
    fc.property(amounts, currencies, (minor, currency) => {
      const amount = money(minor, currency);
      assert.deepEqual(parseAmount(formatDecimal(amount), currency), amount);
    }),
  );
  assert.equal(formatDecimal(money(123450n, "CHF")), "1234.50");
  assert.equal(formatDecimal(money(-5n, "CHF")), "-0.05");
  assert.equal(formatDecimal(money(1000n, "JPY")), "1000");
});

test("MON-1 a percentage is exact and rounded half away from zero", () => {
  assert.equal(percentOf(10000n, "8.1"), 810n);
  assert.equal(percentOf(150n, "1"), 2n); // 1.5
  assert.equal(percentOf(-150n, "1"), -2n);
  assert.equal(percentOf(149n, "1"), 1n);
  assert.equal(percentOf(10n ** 30n, "8.1"), 81n * 10n ** 27n);
  assert.equal(applyRate(100050n, "0.93455"), 93502n); // 93501.7275
  assert.equal(shareOf(10000n, 10n, 31n), 3226n);
  assert.throws(() => percentOf(1n, "8,1"), RangeError);
  assert.throws(() => percentOf(1n, ""), RangeError);
  assert.throws(() => shareOf(1n, 1n, 0n), RangeError);
});

test("MON-1 rounding leaves at most half a minor unit and is even in the sign", () => {
  fc.assert(
    fc.property(amounts, fc.bigInt({ min: 0n, max: 10n ** 6n }), (minor, thousandths) => {
      const percent = `${thousandths / 1000n}.${(thousandths % 1000n).toString().padStart(3, "0")}`;
      const rounded = percentOf(minor, percent);
      const error = 2n * (rounded * 100000n - minor * thousandths);
      assert.ok(error <= 100000n && error >= -100000n);
      assert.equal(percentOf(-minor, percent), -rounded);
    }),
  );
});

test("CAT-3 the volume rate counts on what a partner discount leaves, rounded once", () => {
  assert.equal(lessPercents(35n * 992n, ["20"]), 27776n);
  assert.equal(lessPercents(35n * 992n, ["20", "25"]), 20832n);
  assert.equal(lessPercents(35n * 575n, ["20"]), 16100n);
  assert.equal(lessPercents(35n * 575n, ["20", "25"]), 12075n);
  assert.equal(lessPercents(101n, ["50", "50"]), 25n); // 25.25; rounding twice would give 26
  assert.equal(lessPercents(995n, []), 995n);
});

test("MON-1 the parts of an allocation always add up to the whole", () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 })
    .filter((list) => list.some((weight) => weight > 0n));
  fc.assert(
    fc.property(amounts, weights, (total, list) => {
      const whole = list.reduce((left, right) => left + right, 0n);
      const parts = allocate(total, list);
      assert.equal(
        parts.reduce((left, right) => left + right, 0n),
        total,
      );
      parts.forEach((part, index) => {
        const error = part * whole - total * (list[index] ?? 0n);
        assert.ok(error < whole && error > -whole);
      });
    }),
  );
  assert.deepEqual(allocate(100n, [1n, 1n, 1n]), [34n, 33n, 33n]);
  assert.deepEqual(allocate(-100n, [1n, 1n, 1n]), [-34n, -33n, -33n]);
  assert.throws(() => allocate(1n, [0n]), RangeError);
  assert.throws(() => allocate(1n, []), RangeError);
  assert.throws(() => allocate(1n, [2n, -1n]), RangeError);
});

test("amounts are written as people of each language write them", () => {
  const written = (minor: bigint, currency: string, language: string) =>
    formatAmount(money(minor, currency), language).replaceAll("\u00a0", " ");
  assert.equal(written(123450n, "CHF", "de"), "CHF 1’234.50");
  assert.equal(written(123450n, "CHF", "en"), "CHF 1’234.50");
  assert.equal(written(123450n, "CHF", "it"), "CHF 1’234.50");
  assert.equal(written(123450n, "CHF", "fr"), "1’234.50 CHF");
  assert.equal(written(123450n, "EUR", "de"), "1.234,50 €");
  assert.equal(written(123450n, "EUR", "fr"), "1 234,50 €");
  assert.equal(written(123450n, "EUR", "it"), "1.234,50 €");
  assert.equal(written(123450n, "EUR", "es"), "1.234,50 €");
  assert.equal(written(123450n, "EUR", "en"), "€1,234.50");
  assert.equal(written(1000n, "JPY", "de"), "1.000 ¥");
  assert.equal(written(900719925474099301n, "CHF", "de"), "CHF 9’007’199’254’740’993.01");
});

test("a column whose head names the currency shows figures alone, with the percentages to match", () => {
  const figure = (minor: bigint, currency: string, language: string) =>
    formatFigure(money(minor, currency), language).replaceAll("\u00a0", " ");
  for (const language of ["de", "fr", "it", "en"]) assert.equal(figure(123450n, "CHF", language), "1’234.50");
  assert.equal(figure(-123450n, "CHF", "de"), "-1’234.50");
  assert.equal(figure(123450n, "EUR", "de"), "1.234,50");
  assert.equal(figure(-5n, "EUR", "en"), "-0.05");
  assert.equal(figure(123450n, "EUR", "fr"), "1 234,50");
  assert.equal(figure(123450n, "CHF", "es"), "1.234,50");
  const percent = (text: string, currency: string, language: string) =>
    formatPercent(text, language, currency).replaceAll("\u00a0", " ");
  assert.equal(percent("8.1", "CHF", "de"), "8.1%");
  assert.equal(percent("8.1", "CHF", "fr"), "8.1%");
  assert.equal(percent("8.100", "EUR", "de"), "8,1 %");
  assert.equal(percent("25.5", "EUR", "fr"), "25,5 %");
  assert.equal(percent("0", "EUR", "en"), "0%");
  assert.equal(percent("20.000", "EUR", "es"), "20 %");
});

test("minor units become a JSON number only where it stays exact", () => {
  assert.equal(toMinorNumber(-885n), -885);
  assert.equal(toMinorNumber(9007199254740991n), 9007199254740991);
  assert.throws(() => toMinorNumber(9007199254740992n), RangeError);
});
