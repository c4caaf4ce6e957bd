import assert from "node:assert/strict";
import test from "node:test";
import { resultOf } from "./result-of.ts";

test("MON-7 only the exact amount has paid; every other booked payment is on a prepaid account", () => {
  assert.equal(resultOf({ state: "booked", outcome: "exact" }), "paid");
  assert.equal(resultOf({ state: "booked", outcome: "other_amount" }), "prepaid");
  assert.equal(resultOf({ state: "booked", outcome: "used_reference" }), "prepaid");
  assert.equal(resultOf({ state: "unassigned", outcome: "no_reference" }), "unassigned");
});
