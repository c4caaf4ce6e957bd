import assert from "node:assert/strict";
import test from "node:test";
import { areReminderDays } from "./reminder-days.ts";

test("MON-13 days of reminders rise, are at most five, and end ninety days after the due date", () => {
  for (const days of [[1], [3, 10, 17], [1, 2, 3, 4, 90]])
    assert.equal(areReminderDays(days), true, String(days));
  for (const days of [[], [0], [3, 3], [10, 3], [1, 91], [1.5], [1, 2, 3, 4, 5, 6]])
    assert.equal(areReminderDays(days), false, String(days));
});
