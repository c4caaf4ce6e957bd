import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { type LineChain, linePrice } from "./line-price.ts";

const chain = (over: Partial<LineChain> = {}): LineChain => ({
  ...{ unitPriceMinor: 992n, quantity: 35, partnerDiscount: "0", volumeRate: "0" },
  ...over,
});

test("CAT-3 35 web hostings: CHF 347.20, partner 20 % 277.76, volume 25 % 208.32", () => {
  assert.equal(linePrice(chain()).netMinor, 34720n);
  assert.equal(linePrice(chain({ partnerDiscount: "20" })).netMinor, 27776n);
  assert.equal(linePrice(chain({ partnerDiscount: "20", volumeRate: "25" })).netMinor, 20832n);
});

test("CAT-3 35 web hostings: EUR 201.25, partner 20 % 161.00, volume 25 % 120.75", () => {
  const euros = { unitPriceMinor: 575n };
  assert.equal(linePrice(chain(euros)).netMinor, 20125n);
  assert.equal(linePrice(chain({ ...euros, partnerDiscount: "20" })).netMinor, 16100n);
  assert.equal(linePrice(chain({ ...euros, partnerDiscount: "20", volumeRate: "25" })).netMinor, 12075n);
});

test("MON-1 a line is rounded once, at the end of its chain", () => {
  // 0.05 less 10 % is 0.045; rounded in between it would be 0.05, and less 10 % 0.045 again, 0.05 in the end.
  const line = linePrice(chain({ unitPriceMinor: 5n, quantity: 1, partnerDiscount: "10", volumeRate: "10" }));
  assert.deepEqual(line, {
    ...{ listMinor: 5n, partnerDiscountMinor: 0n, volumeDiscountMinor: 1n },
    netMinor: 4n,
  });
});

const percent = fc.integer({ min: 0, max: 99_999 }).map((thousandths) => (thousandths / 1000).toFixed(3));
const anyChain: fc.Arbitrary<LineChain> = fc.record({
  unitPriceMinor: fc.bigInt(0n, 10_000_000_000n),
  quantity: fc.integer({ min: 1, max: 100 }),
  partnerDiscount: percent,
  volumeRate: percent,
});

test("MON-1 the steps of a line add up to its net amount, whatever is taken off", () => {
  fc.assert(
    fc.property(anyChain, (any) => {
      const { listMinor, partnerDiscountMinor, volumeDiscountMinor, netMinor } = linePrice(any);
      assert.equal(listMinor, any.unitPriceMinor * BigInt(any.quantity));
      assert.equal(listMinor - partnerDiscountMinor - volumeDiscountMinor, netMinor);
      for (const part of [partnerDiscountMinor, volumeDiscountMinor, netMinor]) {
        assert.ok(part >= 0n && part <= listMinor);
      }
    }),
  );
});

test("MON-1 the net amount is within half a minor unit of the exact one, halves away from zero", () => {
  const left = (rate: string) => 100_000n - BigInt(rate.replace(".", ""));
  fc.assert(
    fc.property(anyChain, (any) => {
      const { listMinor, netMinor } = linePrice(any);
      const exact = listMinor * left(any.partnerDiscount) * left(any.volumeRate);
      const difference = 2n * (netMinor * 10_000_000_000n - exact);
      assert.ok(difference <= 10_000_000_000n && difference > -10_000_000_000n);
    }),
  );
});

test("CAT-3 a higher rate never costs more", () => {
  fc.assert(
    fc.property(anyChain, percent, (any, other) => {
      const [low = "", high = ""] = [any.volumeRate, other].toSorted((a, b) => Number(a) - Number(b));
      const net = (volumeRate: string) => linePrice({ ...any, volumeRate }).netMinor;
      assert.ok(net(high) <= net(low));
    }),
  );
});
