import assert from "node:assert/strict";
import test from "node:test";
import { type Sightings, verdictOf } from "./duplicate.rules.ts";

const nothing: Sightings = { sameId: null, alikeId: null, wholeId: null, wholeIsBare: null };
const detailed = { entryIsCertain: true, isBare: false };
const bare = { entryIsCertain: true, isBare: true };

test("MON-6 the same booking is a duplicate, an alike one is asked, anything else is new", () => {
  assert.equal(verdictOf(detailed, nothing).kind, "new");
  assert.deepEqual(verdictOf(detailed, { ...nothing, sameId: "s", alikeId: "a" }), {
    kind: "duplicate",
    ofId: "s",
  });
  assert.deepEqual(verdictOf(detailed, { ...nothing, alikeId: "a" }), {
    kind: "possible_duplicate",
    ofId: "a",
  });
});

test("MON-6 an entry told once as a sum and once in detail counts once", () => {
  const told = { ...nothing, wholeId: "w" };
  assert.deepEqual(verdictOf(bare, { ...told, wholeIsBare: false }), { kind: "duplicate", ofId: "w" });
  assert.deepEqual(verdictOf(detailed, { ...told, wholeIsBare: true }), { kind: "replaces", ofId: "w" });
  assert.equal(
    verdictOf({ ...detailed, entryIsCertain: false }, { ...told, wholeIsBare: true }).kind,
    "possible_duplicate",
  );
});
