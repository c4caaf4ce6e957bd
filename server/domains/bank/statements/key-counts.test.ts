import assert from "node:assert/strict";
import { hash } from "node:crypto";
import test from "node:test";
import { KeyCounts } from "./key-counts.ts";

test("MON-6 each key is counted, however many there are", () => {
  const counts = new KeyCounts();
  const keys = Array.from({ length: 20_000 }, (_, index) => hash("sha256", `${index}`));
  assert.ok(keys.every((key) => counts.add(key) === 0));
  assert.ok(keys.every((key) => counts.add(key) === 1));
  assert.equal(counts.add(keys[7] ?? ""), 2);
  assert.equal(counts.size, 20_000);
});

test("MON-6 keys that begin or end alike are different ones", () => {
  const counts = new KeyCounts();
  const [zero, one] = ["00000000", "00000001"];
  assert.deepEqual(
    [zero + one, one + zero, one + one, zero + zero, zero + one].map((key) => counts.add(key)),
    [0, 0, 0, 0, 1],
  );
});
