import assert from "node:assert/strict";
import test from "node:test";
import { trialBalances } from "./trial-balance.ts";

test("MON-2 debit and credit are added up for each currency of its own", () => {
  const [chf, eur, ...more] = trialBalances([
    { account: "bank", currency: "EUR", minor: 900, entries: 1 },
    { account: "bank", currency: "CHF", minor: 5405, entries: 3 },
    { account: "prepaid", currency: "CHF", minor: -1405, entries: 1 },
    { account: "receivable", currency: "CHF", minor: -4000, entries: 2 },
    { account: "unassigned", currency: "EUR", minor: -800, entries: 1 },
  ]);
  assert.equal(more.length, 0);
  assert.deepEqual([chf?.currency, chf?.debitMinor, chf?.creditMinor], ["CHF", 5405, 5405]);
  assert.deepEqual([eur?.currency, eur?.debitMinor, eur?.creditMinor], ["EUR", 900, 800]);
  assert.deepEqual(
    chf?.accounts.map(({ account, debitMinor, creditMinor }) => [account, debitMinor, creditMinor]),
    [
      ["bank", 5405, 0],
      ["prepaid", 0, 1405],
      ["receivable", 0, 4000],
    ],
  );
});
