import type { StatedAccount, StatedBalances } from "./account-statement.ts";
import type { AccountBalance } from "./statement.queries.ts";

/** Both balances after a movement, in minor units. */
export function balancesAfter(before: StatedBalances, moved: StatedBalances): StatedBalances {
  return {
    owedMinor: before.owedMinor + moved.owedMinor,
    prepaidMinor: before.prepaidMinor + moved.prepaidMinor,
  };
}

const nothing = { owedMinor: 0n, prepaidMinor: 0n };

/** The accounts of a statement, one for each currency that moved until its end. */
export function accountsOf(
  before: readonly AccountBalance[],
  after: readonly AccountBalance[],
): StatedAccount[] {
  return after.map(({ currency, reservedMinor, payoutsMinor, ...closing }) => {
    const { owedMinor, prepaidMinor } = before.find((one) => one.currency === currency) ?? nothing;
    return { currency, opening: { owedMinor, prepaidMinor }, closing, reservedMinor, payoutsMinor };
  });
}
