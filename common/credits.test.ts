import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { vatOfCredit } from "./credits.ts";
import { percentOf } from "./rounding.ts";

test("MON-14 the VAT of half an invoice is half its VAT, the rest comes with the rest", () => {
  const charged = { netMinor: 11880n, vatMinor: 962n, creditedNetMinor: 0n };
  assert.equal(vatOfCredit(charged, 11880n), 962n);
  assert.equal(vatOfCredit(charged, 5940n), 481n);
  assert.equal(vatOfCredit({ ...charged, creditedNetMinor: 5940n }, 5940n), 481n);
  assert.throws(() => vatOfCredit({ netMinor: 0n, vatMinor: 0n, creditedNetMinor: 0n }, 1n), RangeError);
});

test("MON-14 the VAT of credits adds up to that of the invoice in any parts, is never negative, and never a cent off", () => {
  const parts = fc.array(fc.bigInt(1n, 99_999n), { minLength: 1, maxLength: 40 });
  const rate = fc.constantFrom("0", "2.6", "3.8", "8.1", "19", "21", "25.5", "27");
  fc.assert(
    fc.property(parts, rate, (credits, percent) => {
      const netMinor = credits.reduce((sum, part) => sum + part, 0n);
      const vatMinor = percentOf(netMinor, percent);
      let creditedNetMinor = 0n;
      let creditedVatMinor = 0n;
      for (const credit of credits) {
        const vat = vatOfCredit({ netMinor, vatMinor, creditedNetMinor }, credit);
        const off = vat - percentOf(credit, percent);
        assert.ok(vat >= 0n && off >= -1n && off <= 1n, `${vat} of ${credit} at ${percent}`);
        creditedNetMinor += credit;
        creditedVatMinor += vat;
      }
      assert.equal(creditedVatMinor, vatMinor);
    }),
  );
});
