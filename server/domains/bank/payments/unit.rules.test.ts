import assert from "node:assert/strict";
import test from "node:test";
import { unitsOf } from "./unit.rules.ts";

const group = (organizationId: string, size: number) => ({
  organizationId,
  positions: Array.from({ length: size }, (_, index) => index),
});

test("MON-6 an organization lies within one unit, and no chunk is larger than asked", () => {
  const units = unitsOf([group("a", 3), group("b", 4), group("c", 9), group("d", 1)], 5);
  const sizes = units.flatMap(({ chunks }) => chunks.map(({ positions }) => positions.length));
  assert.ok(sizes.every((size) => size <= 5));
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    17,
  );
  for (const name of ["a", "b", "c", "d"]) {
    const holding = units.filter(({ chunks }) =>
      chunks.some(({ organizationIds }) => organizationIds.includes(name)),
    );
    assert.equal(holding.length, 1, name);
  }
});
