import type { LedgerCheck } from "../../../hooks/staff/ledger.ts";

type AccountSum = LedgerCheck["accounts"][number];

/** All accounts in one currency, with debit and credit added up; minor units. */
export interface TrialBalance {
  readonly currency: string;
  readonly accounts: readonly (AccountSum & { readonly debitMinor: number; readonly creditMinor: number })[];
  readonly debitMinor: number;
  readonly creditMinor: number;
}

/** The sums of accounts by currency. Where every transaction sums to zero, debit equals credit in each (MON-2). */
export function trialBalances(sums: readonly AccountSum[]): TrialBalance[] {
  const byCurrency = Map.groupBy(sums, ({ currency }) => currency);
  return [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, inCurrency]) => {
      const accounts = inCurrency.map((sum) => ({
        ...sum,
        debitMinor: Math.max(sum.minor, 0),
        creditMinor: Math.max(-sum.minor, 0),
      }));
      return {
        currency,
        accounts,
        debitMinor: accounts.reduce((total, { debitMinor }) => total + debitMinor, 0),
        creditMinor: accounts.reduce((total, { creditMinor }) => total + creditMinor, 0),
      };
    });
}
