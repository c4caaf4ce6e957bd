import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { formatDecimal, money } from "./money.ts";
import { parseTypedAmount } from "./typed-amount.ts";

test("MON-1 an amount is read with a point or a comma, and with what stands between thousands", () => {
  for (const text of [
    "1234.5",
    "1234,50",
    "1'234.50",
    "1’234.50",
    "1 234,50",
    "1.234,50",
    "1,234.50",
    "1\u202f234,50",
    " 1234.50 ",
  ])
    assert.deepEqual(parseTypedAmount(text, "CHF"), money(123_450n, "CHF"), text);
  assert.deepEqual(parseTypedAmount("107.24", "EUR"), money(10_724n, "EUR"));
  assert.deepEqual(parseTypedAmount("1000", "CHF"), money(100_000n, "CHF"));
  assert.deepEqual(parseTypedAmount(",5", "CHF"), money(50n, "CHF"));
});

test("MON-1 what can be read in two ways, has too many decimals, or is no amount is refused", () => {
  for (const text of [
    "1.000",
    "1,000",
    "1.234",
    "12.345",
    "1.00.00",
    "1.2.3",
    "1,2,3",
    "-5",
    "+5",
    "5e3",
    "0x10",
    "",
    ".",
    "abc",
    "12,3456",
  ])
    assert.equal(parseTypedAmount(text, "CHF"), undefined, text);
});

test("MON-1 every amount is read as people of five languages write it", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 99_999_999_999n }),
      fc.constantFrom("de", "de-CH", "en", "en-CH", "es", "fr", "fr-CH", "it", "it-CH"),
      (minor, locale) => {
        const amount = money(minor, "CHF");
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        const text = format.format(formatDecimal(amount) as Intl.StringNumericLiteral);
        assert.deepEqual(parseTypedAmount(text, "CHF"), amount, text);
      },
    ),
  );
});
