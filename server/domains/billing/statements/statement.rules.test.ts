import assert from "node:assert/strict";
import test from "node:test";
import { accountsOf, balancesAfter } from "./statement.rules.ts";

const balance = (currency: string, owedMinor: bigint, prepaidMinor: bigint) => ({
  ...{ currency, owedMinor, prepaidMinor, reservedMinor: 5n, payoutsMinor: 0n },
});

test("MON-2 a movement changes both balances by what it moved", () => {
  const before = { owedMinor: 100n, prepaidMinor: 40n };
  const moved = { owedMinor: -40n, prepaidMinor: -40n };
  assert.deepEqual(balancesAfter(before, moved), { owedMinor: 60n, prepaidMinor: 0n });
});

test("MON-2 a currency that first moves in the period begins with nothing", () => {
  const accounts = accountsOf([balance("CHF", 1n, 2n)], [balance("CHF", 3n, 4n), balance("EUR", 7n, 0n)]);
  assert.deepEqual(
    accounts.map(({ currency, opening, closing }) => [currency, opening.owedMinor, closing.owedMinor]),
    [
      ["CHF", 1n, 3n],
      ["EUR", 0n, 7n],
    ],
  );
});
