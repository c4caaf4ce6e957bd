import assert from "node:assert/strict";
import test from "node:test";
import { manualClock, systemClock } from "./clock.ts";

test("days begin at midnight of the provider's time zone", () => {
  const clock = manualClock("2026-11-22T22:59:59Z", "Europe/Zurich");
  assert.equal(clock.today(), "2026-11-22");
  clock.advance({ seconds: 1 });
  assert.equal(clock.today(), "2026-11-23");
  assert.equal(manualClock("2026-11-22T22:59:59Z", "Pacific/Auckland").today(), "2026-11-23");
});

test("a clock that is moved stands where it was moved to, days by the calendar", () => {
  const clock = manualClock("2026-10-24T12:00:00Z");
  clock.advance({ days: 1 });
  assert.equal(clock.now().toString(), "2026-10-25T13:00:00Z", "the day summer time ends has 25 hours");
  clock.set("2027-01-31T00:00:00Z");
  assert.equal(clock.now().toString(), "2027-01-31T00:00:00Z");
});

test("the machine's clock runs", () => {
  const clock = systemClock("Europe/Zurich");
  const before = clock.now();
  assert.ok(Temporal.Instant.compare(clock.now(), before) >= 0);
  assert.equal(clock.timeZone, "Europe/Zurich");
});

test("the demo's clock runs from the same time of another day, for every process that is told the day", () => {
  const zone = "Europe/Zurich";
  const secondsOf = ({ hour, minute, second }: Temporal.ZonedDateTime) => (hour * 60 + minute) * 60 + second;
  for (const day of ["2026-12-31", "2027-07-01", "2028-02-29"]) {
    const [real, one, other] = [undefined, day, day].map((start) =>
      systemClock(zone, start).now().toZonedDateTimeISO(zone),
    );
    assert.ok(real && one && other);
    const [apart, off] = [secondsOf(other) - secondsOf(one), secondsOf(one) - secondsOf(real)].map(
      (s) => (s + 86_400) % 86_400,
    );
    assert.ok((apart ?? 99) < 30 && (off ?? 99) < 30, `${apart} and ${off} seconds`);
    assert.ok(one.toPlainDate().since(day).days <= 1, "the day itself, or the next one at midnight");
  }
});
