import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  addDays,
  addPeriod,
  anchorDayOf,
  daysBetween,
  formatDay,
  formatInstant,
  isDay,
  today,
} from "./dates.ts";

const days = fc.integer({ min: 0, max: 60000 }).map((count) => addDays("1970-01-01", count));

/** The starts of the periods that follow a first day, each reckoned from the one before. */
function periodsFrom(first: string, period: "month" | "year", count: number): string[] {
  const starts: string[] = [];
  let start = first;
  for (let index = 0; index < count; index += 1) {
    start = addPeriod(start, period, 1, anchorDayOf(first));
    starts.push(start);
  }
  return starts;
}

test("REN-4 the day of the first period is the anchor at month ends", () => {
  assert.deepEqual(periodsFrom("2025-01-31", "month", 4), [
    "2025-02-28",
    "2025-03-31",
    "2025-04-30",
    "2025-05-31",
  ]);
  assert.deepEqual(periodsFrom("2024-01-31", "month", 3), ["2024-02-29", "2024-03-31", "2024-04-30"]);
  assert.deepEqual(periodsFrom("2025-09-02", "month", 4), [
    "2025-10-02",
    "2025-11-02",
    "2025-12-02",
    "2026-01-02",
  ]);
  assert.deepEqual(periodsFrom("2025-01-30", "month", 2), ["2025-02-28", "2025-03-30"]);
});

test("REN-4 a yearly period of 29 February returns to it in leap years", () => {
  const starts = periodsFrom("2024-02-29", "year", 4);
  assert.deepEqual(starts, ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
});

test("REN-4 many periods in one step end where single steps end", () => {
  fc.assert(
    fc.property(
      days,
      fc.constantFrom("month" as const, "year" as const),
      fc.integer({ min: 1, max: 30 }),
      (first, period, count) => {
        assert.equal(addPeriod(first, period, count), periodsFrom(first, period, count).at(-1));
        assert.equal(addPeriod(first, "month", 12 * count), addPeriod(first, "year", count));
      },
    ),
  );
});

test("REN-4 a period never ends before it starts, and its end keeps the anchor or is a month's last day", () => {
  fc.assert(
    fc.property(days, (first) => {
      const anchor = anchorDayOf(first);
      for (const end of periodsFrom(first, "month", 13)) {
        assert.ok(end > first);
        assert.ok(
          anchorDayOf(end) === anchor || (anchorDayOf(end) < anchor && anchorDayOf(addDays(end, 1)) === 1),
        );
      }
    }),
  );
  assert.equal(addPeriod("2026-03-31", "month", -1, 31), "2026-02-28");
  assert.throws(() => addPeriod("2026-01-01", "month", 1, 32), RangeError);
  assert.throws(() => addPeriod("2026-02-30", "month", 1), RangeError);
});

test("REN-4 a day is a day in the provider's time zone", () => {
  assert.equal(today("2026-12-31T22:59:59Z", "Europe/Zurich"), "2026-12-31");
  assert.equal(today("2026-12-31T23:00:00Z", "Europe/Zurich"), "2027-01-01");
  assert.equal(today(Temporal.Instant.from("2022-03-01T00:00:00Z"), "America/New_York"), "2022-02-28");
});

test("days are added and counted over daylight saving and leap years", () => {
  assert.equal(addDays("2026-03-28", 2), "2026-03-30");
  assert.equal(addDays("2024-03-01", -1), "2024-02-29");
  assert.equal(daysBetween("2024-02-23", "2024-03-15"), 21);
  assert.equal(daysBetween("2024-03-15", "2024-02-23"), -21);
  assert.deepEqual(
    [
      "2024-02-29",
      "2023-02-29",
      "2026-02-30",
      "2026-13-01",
      "2026-1-1",
      "20260101",
      "2026-01-01T00:00",
      "",
    ].map(isDay),
    [true, false, false, false, false, false, false, false],
  );
});

test("days and instants are written as people of each language write them", () => {
  assert.equal(formatDay("2026-12-01", "de"), "01.12.2026");
  assert.equal(formatDay("2026-12-01", "en"), "1 Dec 2026");
  assert.equal(formatDay("2026-12-01", "fr"), "1 déc. 2026");
  assert.equal(formatDay("2026-12-01", "it"), "1 dic 2026");
  assert.equal(formatDay("2026-12-01", "es", "long"), "1 de diciembre de 2026");
  assert.equal(formatDay(Temporal.PlainDate.from("2026-12-01"), "de", "long"), "1. Dezember 2026");
  assert.equal(formatInstant("2026-12-31T23:30:00Z", "de", "Europe/Zurich"), "01.01.2027, 00:30");
  assert.equal(
    formatInstant(Temporal.Instant.from("2026-07-01T20:05:00Z"), "en", "Europe/Zurich"),
    "1 Jul 2026, 22:05",
  );
  assert.throws(() => formatDay("tomorrow", "de"), RangeError);
  assert.throws(() => formatInstant("now", "de", "Europe/Zurich"), RangeError);
});
