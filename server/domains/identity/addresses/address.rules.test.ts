import assert from "node:assert/strict";
import test from "node:test";
import { maskEmail } from "./address.rules.ts";

test("an address that is named to somebody else shows its first letter and its domain", () => {
  assert.equal(maskEmail("lea@example.com"), "l…@example.com");
  assert.equal(maskEmail("l@example.com"), "l…@example.com");
});
