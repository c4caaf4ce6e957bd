import assert from "node:assert/strict";
import test from "node:test";
import { causeOf, type StrayPayment } from "./reminder.rules.ts";

const stray: StrayPayment = {
  ...{ outcome: "other_amount", amountMinor: 11_000n, currency: "CHF", receivedOn: "2026-11-20" },
};

test("MON-13 money on the prepaid account that covers the invoice comes first", () => {
  assert.equal(causeOf({ amountMinor: 11_880n, prepaidMinor: 11_880n, stray }), "prepaid");
  assert.equal(causeOf({ amountMinor: 11_880n, prepaidMinor: 11_879n, stray }), "other_amount");
});

test("MON-13 without anything in the books nothing is said to have gone wrong", () => {
  assert.equal(causeOf({ amountMinor: 11_880n, prepaidMinor: 0n, stray: undefined }), "unknown");
});
