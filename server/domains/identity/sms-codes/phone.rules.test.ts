import assert from "node:assert/strict";
import test from "node:test";
import { maskNumber, readMobileNumber } from "./phone.rules.ts";

test("SEC-1 mobile numbers of Switzerland, France, Belgium and Germany are taken, as people write them", () => {
  assert.equal(readMobileNumber("079 123 45 67", "CH"), "+41791234567");
  assert.equal(readMobileNumber("0041 79 123 45 67", "CH"), "+41791234567");
  assert.equal(readMobileNumber("+33 6 12 34 56 78", "CH"), "+33612345678");
  assert.equal(readMobileNumber("0470/12.34.56", "BE"), "+32470123456");
  assert.equal(readMobileNumber("(0151) 23456789", "DE"), "+4915123456789");
});

test("pattern 41: other countries, shared codes, premium, VoIP and fixed lines are refused", () => {
  for (const typed of [
    ...["+43 664 1234567", "+44 7911 123456", "+1 202 555 0143", "+7 912 345 67 89", "+423 660 12 34"],
    ...["+262 692 12 34 56", "+881 612 345 678", "+882 16 12345678", "0900 123 456", "+49 900 1234567"],
    ...["+33 9 70 00 00 00", "+41 44 668 18 00", "+49 30 901820", "+41 840 123 456", "+41 58 123 45 67"],
    ...["+41 79 123 45 67 ext. 5", "call 079 123 45 67", "117", "+41", "", "079 123 45 67 079 123 45 67"],
  ]) {
    assert.equal(readMobileNumber(typed, "CH"), undefined, typed);
  }
});

test("a number is shown by its country and its last two digits", () => {
  assert.equal(maskNumber("+41791234534"), "+41 •• ••• •• 34");
  assert.equal(maskNumber("+33612345678"), "+33 • •• •• •• 78");
});
