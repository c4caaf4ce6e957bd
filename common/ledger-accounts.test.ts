import assert from "node:assert/strict";
import test from "node:test";
import { accountNumberOf, readAccountNumbers } from "./ledger-accounts.ts";

test("MON-15 an account has the number of its currency, else its own, else its name", () => {
  const numbers = readAccountNumbers(" bank=1020, bank.EUR=1021 ,revenue=3400,");
  assert.ok(numbers);
  assert.equal(accountNumberOf(numbers, "bank", "CHF"), "1020");
  assert.equal(accountNumberOf(numbers, "bank", "EUR"), "1021");
  assert.equal(accountNumberOf(numbers, "revenue", "EUR"), "3400");
  assert.equal(accountNumberOf(numbers, "vat", "CHF"), "vat");
  assert.equal(readAccountNumbers("")?.size, 0);
});

test("MON-15 a list with an unknown account, one twice, or of another form is none", () => {
  for (const text of [
    ...["cash=1000", "bank=1020,bank=1021", "bank", "bank=", "bank=10 20", "bank=;", "bank.eur=1021"],
    ...["bank=1020;revenue=3400", "BANK=1020", "bank==1020", `bank=${"1".repeat(31)}`],
  ]) {
    assert.equal(readAccountNumbers(text), undefined, text);
  }
});
