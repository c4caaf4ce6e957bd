import assert from "node:assert/strict";
import test from "node:test";
import { dayOfEnd, tokenState } from "./token.rules.ts";

const now = Temporal.Instant.from("2026-11-22T09:00:00Z");

test("API-2 a token ends at its instant, and is useless to somebody who has left its organization", () => {
  assert.equal(tokenState({ expiresAt: "2026-11-22T09:00:01Z", isMember: true }, now), "active");
  assert.equal(tokenState({ expiresAt: "2026-11-22T09:00:00Z", isMember: true }, now), "expired");
  assert.equal(tokenState({ expiresAt: "2026-11-22T09:00:00Z", isMember: false }, now), "expired");
  assert.equal(tokenState({ expiresAt: "2026-11-23T09:00:00Z", isMember: false }, now), "useless");
});

test("API-2 the last day of a token is a day of the provider's time zone", () => {
  assert.equal(dayOfEnd("2026-12-31T23:30:00Z", "Europe/Zurich", "en"), "1 January 2027");
  assert.equal(dayOfEnd("2026-12-31T23:30:00Z", "UTC", "de"), "31. Dezember 2026");
});
