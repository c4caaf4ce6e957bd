import { normalizeIban } from "../../../../common/iban.ts";
import type { ProviderDetails } from "../../../platform/configuration.ts";
import type { StatementHeader } from "../statements/camt-event.ts";
import { StatementFileError } from "../statements/statement-file-error.ts";

/**
 * Tells which of the provider's accounts a statement is of, by its IBAN: some banks write the QR-IBAN of the same account, which
 * must not make another booking of the same entry (MON-6). Throws StatementFileError for a foreign account.
 */
export function ownAccounts(accounts: ProviderDetails["accounts"]): (statement: StatementHeader) => string {
  const own = new Map<string, string>();
  for (const { iban, qrIban } of accounts) {
    own.set(normalizeIban(iban), normalizeIban(iban));
    if (qrIban) own.set(normalizeIban(qrIban), normalizeIban(iban));
  }
  return ({ account, accountAt }) => {
    const found = own.get(normalizeIban(account));
    if (!found) throw new StatementFileError("bank.file_foreign_account", accountAt, { account });
    return found;
  };
}
