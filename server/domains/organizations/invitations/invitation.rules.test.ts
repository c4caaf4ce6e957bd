import assert from "node:assert/strict";
import test from "node:test";
import { maskAddress, refusalOf, stateOf } from "./invitation.rules.ts";

const now = Temporal.Instant.from("2026-11-22T09:00:00Z");
const later = { state: "open", expires_at: "2026-11-22T09:00:01Z" } as const;
const over = { state: "open", expires_at: "2026-11-22T09:00:00Z" } as const;

test("ORG-4 an open invitation expires to the second; what was decided stays", () => {
  assert.equal(stateOf(later, now), "open");
  assert.equal(stateOf(over, now), "expired");
  assert.equal(stateOf({ ...over, state: "accepted" }, now), "accepted");
});

test("ORG-4 each reason why a link does not work has its own words", () => {
  assert.equal(refusalOf(later, now), undefined);
  assert.equal(refusalOf(over, now), "organizations.invitation_expired");
  assert.equal(refusalOf({ ...later, state: "accepted" }, now), "organizations.invitation_used");
  assert.equal(refusalOf({ ...over, state: "withdrawn" }, now), "organizations.invitation_withdrawn");
  assert.equal(refusalOf(undefined, now), "organizations.invitation_unusable");
});

test("an address is named to others by its first letter and its domain", () => {
  assert.equal(maskAddress("ada@example.com"), "a…@example.com");
  assert.equal(maskAddress("öl@example.com"), "ö…@example.com");
});
