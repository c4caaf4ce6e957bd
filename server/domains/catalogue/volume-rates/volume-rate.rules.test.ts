import assert from "node:assert/strict";
import test from "node:test";
import { nextRateFor, type VolumeTier, volumeRateFor } from "./volume-rate.rules.ts";

const tiers: readonly VolumeTier[] = [
  { fromQuantity: 5, rate: "5" },
  { fromQuantity: 10, rate: "10" },
  { fromQuantity: 30, rate: "25" },
];

test("CAT-3 the number of products decides the rate, from the first product of a step on", () => {
  const rates = [1, 4, 5, 9, 10, 29, 30, 35, 1000].map((quantity) => volumeRateFor(tiers, quantity));
  assert.deepEqual(rates, ["0", "0", "5", "5", "10", "10", "25", "25", "25"]);
  assert.equal(volumeRateFor([], 35), "0");
  assert.equal(volumeRateFor(tiers.toReversed(), 35), "25", "in whatever order the steps come");
});

test("CAT-3 the next step says how many are missing, and the highest has none", () => {
  assert.deepEqual(nextRateFor(tiers, 2), { missing: 3, rate: "5" });
  assert.deepEqual(nextRateFor(tiers, 7), { missing: 3, rate: "10" });
  assert.deepEqual(nextRateFor(tiers, 29), { missing: 1, rate: "25" });
  assert.equal(nextRateFor(tiers, 30), null);
  assert.equal(nextRateFor([], 1), null);
});

test("CAT-3 a step that makes nothing cheaper is not promised", () => {
  assert.deepEqual(nextRateFor([{ fromQuantity: 1, rate: "0" }], 0), null);
  const flat = [...tiers, { fromQuantity: 50, rate: "20" }, { fromQuantity: 60, rate: "30" }];
  assert.deepEqual(nextRateFor(flat, 40), { missing: 20, rate: "30" });
});
