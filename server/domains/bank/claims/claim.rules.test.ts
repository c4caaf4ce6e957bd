import assert from "node:assert/strict";
import test from "node:test";
import { isClaimDay } from "./claim.rules.ts";

test("MON-7 a transfer is looked for from a year ago until today", () => {
  assert.equal(isClaimDay("2026-11-22", "2026-11-22"), true);
  assert.equal(isClaimDay("2025-11-22", "2026-11-22"), true);
  assert.equal(isClaimDay("2025-11-21", "2026-11-22"), false);
  assert.equal(isClaimDay("2026-11-23", "2026-11-22"), false);
});
