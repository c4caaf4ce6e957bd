import assert from "node:assert/strict";
import test from "node:test";
import { addressIsComplete, currencyOfCountry, readVatNumber } from "./organization.rules.ts";

test("ORG-1 Switzerland and Liechtenstein pay in CHF, all others in EUR", () => {
  assert.deepEqual(["CH", "LI", "DE", "FR", "AT", "US"].map(currencyOfCountry), [
    "CHF",
    "CHF",
    "EUR",
    "EUR",
    "EUR",
    "EUR",
  ]);
});

test("an address is complete with street, postal code and town; a house may have no number", () => {
  const address = { street: "Seestrasse", postal_code: "8000", town: "Zürich" };
  assert.equal(addressIsComplete(address), true);
  for (const part of ["street", "postal_code", "town"]) {
    assert.equal(addressIsComplete({ ...address, [part]: "" }), false, part);
  }
});

test("a VAT number is kept in its normal form when its check digits are right", () => {
  assert.deepEqual(readVatNumber(null, "CH"), { number: null, valid: false });
  assert.deepEqual(readVatNumber("", "CH"), { number: null, valid: false });
  assert.equal(readVatNumber("CHE-123.456.788 MWST", "CH")?.valid, true);
  assert.equal(readVatNumber("DE 136 695 976", "DE")?.number, "DE136695976");
  assert.equal(readVatNumber("DE136695975", "DE"), undefined, "a wrong check digit");
  assert.equal(readVatNumber("DE136695976", "FR"), undefined, "the number of another country");
  assert.equal(readVatNumber("not a number", "CH"), undefined);
});
