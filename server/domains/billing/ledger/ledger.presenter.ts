import { toMinorNumber } from "../../../../common/money.ts";
import type { LedgerProof } from "./check-ledger.ts";
import type { TransactionRow } from "./ledger-list.queries.ts";

/** A ledger transaction with its entries. */
export function presentTransaction(transaction: TransactionRow) {
  const entries = transaction.entries.map((entry) => ({
    ...entry,
    minor: toMinorNumber(BigInt(entry.minor)),
  }));
  return { ...transaction, entries };
}

/** The proof of the ledger. */
export function presentProof({ accounts, rules }: LedgerProof) {
  return {
    accounts: accounts.map((sum) => ({
      ...sum,
      minor: toMinorNumber(sum.minor),
      entries: Number(sum.entries),
    })),
    rules: rules.map((rule) => ({ ...rule, checked: Number(rule.checked), broken: Number(rule.broken) })),
  };
}
