import assert from "node:assert/strict";
import test from "node:test";
import { phoneNumberOf, shownPhone } from "./phone.rules.ts";

test("a telephone number is kept in one form, however it was typed", () => {
  for (const typed of ["+41 44 668 18 00", "+41446681800", " 0041 44 668 18 00 ", "+41 (0)44 668-18-00"])
    assert.equal(phoneNumberOf(typed), "+41446681800", typed);
  assert.equal(shownPhone("+41446681800"), "+41 44 668 18 00");
});

test("what no country has, lacks its country, or is more than a number, is none", () => {
  for (const typed of ["", "044 668 18 00", "+41 44", "+999 123 456 789", "call me", "+41446681800 ext. 5"])
    assert.equal(phoneNumberOf(typed), undefined, typed);
});
