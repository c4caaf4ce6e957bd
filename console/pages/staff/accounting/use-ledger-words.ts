import { useTranslation } from "react-i18next";
import type { LedgerCheck } from "../../../hooks/staff/ledger.ts";

type Account = LedgerCheck["accounts"][number]["account"];

/** The names of accounts and of kinds of transactions. */
export function useLedgerWords() {
  const { t, i18n } = useTranslation("staff");
  return {
    accountName: (account: Account) => t(`ledger.name.${account}`),
    /** A kind that this version does not know is shown by its own word. */
    kindName: (kind: string) => {
      const key = `ledger.kind.${kind}`;
      return i18n.exists(key, { ns: "staff" }) ? t(key as "ledger.kind.invoice") : kind;
    },
  };
}
