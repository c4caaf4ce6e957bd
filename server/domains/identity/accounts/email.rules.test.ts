import assert from "node:assert/strict";
import test from "node:test";
import { normalizeEmail } from "./email.rules.ts";

test("pattern 7: look-alikes by case, width and space are one address", () => {
  for (const typed of [
    "Lea@Example.com",
    " lea@example.com ",
    "ＬＥＡ＠ｅｘａｍｐｌｅ．ｃｏｍ",
    "lea@EXAMPLE.com",
  ]) {
    assert.equal(normalizeEmail(typed), "lea@example.com", typed);
  }
});

test("pattern 7: composed and decomposed letters are one address, other letters are others", () => {
  assert.equal(normalizeEmail("rene\u0301@example.com"), normalizeEmail("ren\u00e9@example.com"));
  assert.notEqual(normalizeEmail("rené@example.com"), normalizeEmail("rene@example.com"));
  assert.notEqual(
    normalizeEmail("lea+shop@example.com"),
    normalizeEmail("lea@example.com"),
    "a tag is part of the name",
  );
});
