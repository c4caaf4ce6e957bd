import assert from "node:assert/strict";
import test from "node:test";
import { areReminderDays, causeOf, type StrayPayment } from "./reminder.rules.ts";

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

test("MON-13 days of reminders rise, are at most five, and end ninety days after the due date", () => {
  for (const days of [[1], [3, 10, 17], [1, 2, 3, 4, 90]])
    assert.equal(areReminderDays(days), true, String(days));
  for (const days of [[], [0], [3, 3], [10, 3], [1, 91], [1.5], [1, 2, 3, 4, 5, 6]])
    assert.equal(areReminderDays(days), false, String(days));
});
