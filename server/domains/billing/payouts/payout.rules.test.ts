import assert from "node:assert/strict";
import test from "node:test";
import { approvalsNeeded, canReceive, endToEndIdOf, payoutNumberOf } from "./payout.rules.ts";

test("MON-10 from the limit on two members of staff must approve", () => {
  assert.deepEqual(
    [99_999n, 100_000n, 100_001n].map((minor) => approvalsNeeded(minor, 100_000n)),
    [1, 2, 2],
  );
});

test("MON-10 francs go to Switzerland and Liechtenstein, euros to SEPA, nothing to a QR-IBAN", () => {
  const table: [string, string, boolean][] = [
    ["CH5604835012345678009", "CHF", true],
    ["LI21088100002324013AA", "CHF", true],
    ["DE89370400440532013000", "CHF", false],
    ["DE89370400440532013000", "EUR", true],
    ["CH5604835012345678009", "EUR", true],
    ["CH4431999123000889012", "CHF", false],
    ["SA0380000000608010167519", "EUR", false],
    ["DE89370400440532013000", "USD", false],
  ];
  for (const [iban, currency, wanted] of table) {
    assert.equal(canReceive(iban, currency), wanted, `${iban} ${currency}`);
  }
});

test("MON-10 a payout is known again by its EndToEndId, and nothing else is taken for one", () => {
  assert.equal(payoutNumberOf(endToEndIdOf("100001")), "100001");
  for (const other of [null, "", "100001", "PAYOUT-", "PAYOUT-1x", "XPAYOUT-1", "payout-1"]) {
    assert.equal(payoutNumberOf(other), undefined);
  }
});
