import assert from "node:assert/strict";
import test from "node:test";
import { isSupportCode, supportCodeOf } from "./support-codes.ts";

test("SUP-1 what is typed in groups is the same code; what no code can be is none", () => {
  for (const typed of ["13450861", "1345 0861", " 1345-0861 ", "13 45 08 61", "1345.0861"])
    assert.equal(supportCodeOf(typed), "13450861", typed);
  for (const text of ["", "1345086", "134508611", "1345086a", "12450861", "1345086٣"])
    assert.equal(isSupportCode(text), false, text);
});
