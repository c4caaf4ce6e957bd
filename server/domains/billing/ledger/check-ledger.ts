import type { Db } from "../../../platform/database/database.ts";
import {
  type AccountSum,
  countNegativePrepaid,
  countUnbalanced,
  countWrongBalances,
  countWrongBank,
  countWrongParts,
  countWrongPayouts,
  countWrongProvider,
  countWrongReceivables,
  type RuleCount,
  sumAccounts,
} from "./ledger-check.queries.ts";

const rules = {
  transactions_sum_to_zero: countUnbalanced,
  balances_equal_entries: countWrongBalances,
  prepaid_never_negative: countNegativePrepaid,
  receivable_equals_open_items: countWrongReceivables,
  payments_equal_bank: countWrongBank,
  payouts_are_reserved: countWrongPayouts,
  parts_are_set_aside: countWrongParts,
  provider_holds_charges: countWrongProvider,
} as const;

export type LedgerRule = keyof typeof rules;

export interface LedgerProof {
  readonly accounts: readonly AccountSum[];
  readonly rules: readonly (RuleCount & { readonly rule: LedgerRule; readonly holds: boolean })[];
}

/** Proves that all adds up, from the entries themselves (MON-2): each rule with how much was checked and how much is broken. */
export async function checkLedger(db: Db): Promise<LedgerProof> {
  const accounts = await sumAccounts(db);
  const proofs: LedgerProof["rules"][number][] = [];
  for (const [rule, count] of Object.entries(rules) as [LedgerRule, (typeof rules)[LedgerRule]][]) {
    const counted = await count(db);
    proofs.push({ rule, holds: counted.broken === 0n, ...counted });
  }
  return { accounts, rules: proofs };
}
