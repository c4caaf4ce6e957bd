import assert from "node:assert/strict";
import test from "node:test";
import { sumsOf } from "./sums-of.ts";

test("MON-1 amounts of two currencies are never added to each other", () => {
  const sums = sumsOf([
    { minor: 500, currency: "EUR" },
    { minor: 5405, currency: "CHF" },
    { minor: 95, currency: "CHF" },
  ]);
  assert.deepEqual(sums, [
    { minor: 5500, currency: "CHF" },
    { minor: 500, currency: "EUR" },
  ]);
  assert.deepEqual(sumsOf([]), []);
});
