import assert from "node:assert/strict";
import test from "node:test";
import { checkVatNumber, formatVatNumber } from "./vat-numbers.ts";

test("MON-4 a Swiss VAT number is one number with and without MWST, TVA or IVA", () => {
  for (const text of [
    "CHE-109.322.551",
    "CHE-109.322.551 MWST",
    "che109322551tva",
    "CHE 109 322 551 IVA",
    "109.322.551",
  ]) {
    assert.deepEqual(checkVatNumber(text, "CH"), { valid: true, normalized: "CHE109322551" }, text);
  }
  assert.equal(checkVatNumber("CHE-109.322.552", "CH").valid, false);
  assert.equal(checkVatNumber("CHE-109.322.551 VAT", "CH").valid, false);
  assert.equal(formatVatNumber("CHE109322551", "fr"), "CHE-109.322.551 TVA");
  assert.equal(formatVatNumber("CHE109322551", "en"), "CHE-109.322.551 MWST");
  assert.equal(formatVatNumber("DE136695976", "de"), "DE136695976");
});

test("MON-4 a VAT number of the EU is checked by the rules of its country", () => {
  const right = {
    DE: "DE 136 695 976",
    AT: "ATU13585627",
    FR: "FR40303265045",
    IT: "00743110157",
    GR: "EL094259216",
  };
  for (const [country, text] of Object.entries(right)) {
    assert.equal(checkVatNumber(text, country).valid, true, text);
  }
  assert.equal(checkVatNumber("00743110157", "it").normalized, "IT00743110157");
  assert.equal(checkVatNumber("U13585627", "AT").normalized, "ATU13585627");
  assert.equal(checkVatNumber("DE136695977", "DE").valid, false);
});

test("MON-4 a VAT number of another country, of an unknown one, or none is not valid", () => {
  assert.deepEqual(checkVatNumber("FR40303265045", "DE"), { valid: false, normalized: "FR40303265045" });
  for (const [text, country] of [
    ["12345", "US"],
    ["", "DE"],
    ["DE", "DE"],
    ["136695976", ""],
  ] as const) {
    assert.equal(checkVatNumber(text, country).valid, false);
  }
});
