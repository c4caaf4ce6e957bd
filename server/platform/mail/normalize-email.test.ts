import assert from "node:assert/strict";
import test from "node:test";
import { normalizeEmail } from "./normalize-email.ts";

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

test("pattern 7: a domain has one form, however it is written, and no other sign passes for the @", () => {
  assert.equal(normalizeEmail("lea@M\u00fcller.example"), normalizeEmail("lea@xn--mller-kva.example"));
  assert.equal(normalizeEmail("lea@mu\u0308ller.example"), normalizeEmail("lea@xn--mller-kva.example"));
  assert.equal(normalizeEmail("lea\uff20example.com"), "lea@example.com");
  assert.equal(normalizeEmail("lea\ufe6bexample.com"), "lea@example.com");
  assert.notEqual(normalizeEmail("l\u0435a@example.com"), "lea@example.com", "a Cyrillic letter is another");
});
