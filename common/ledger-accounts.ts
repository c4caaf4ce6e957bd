/** The accounts of the ledger (MON-2). */
export const ledgerAccounts = [
  "bank",
  "receivable",
  "prepaid",
  "unassigned",
  "revenue",
  "vat",
  "opening",
  "write_off",
  "payouts",
  "reserved",
  "provider",
  "chargebacks",
  "bank_fees",
  "paypal",
  "provider_fees",
] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** Numbers of the provider's own chart of accounts, by "bank", or "bank.EUR" for one currency of it. */
export type AccountNumbers = ReadonlyMap<string, string>;

const entry = /^([a-z_]+)(\.[A-Z]{3})?=([A-Za-z0-9][A-Za-z0-9._-]{0,29})$/;

/** Reads a list like "bank=1020,bank.EUR=1021"; undefined where an account is unknown or named twice, or the form is another. */
export function readAccountNumbers(text: string): AccountNumbers | undefined {
  const numbers = new Map<string, string>();
  for (const part of text.split(",").map((one) => one.trim())) {
    if (part === "") continue;
    const [, account = "", currency = "", number = ""] = entry.exec(part) ?? [];
    const isKnown = ledgerAccounts.some((known) => known === account);
    if (!isKnown || numbers.has(account + currency)) return undefined;
    numbers.set(account + currency, number);
  }
  return numbers;
}

/** What an account is called in files for accounting programs: the provider's number for it, or its own name. */
export function accountNumberOf(numbers: AccountNumbers, account: string, currency: string): string {
  return numbers.get(`${account}.${currency}`) ?? numbers.get(account) ?? account;
}
