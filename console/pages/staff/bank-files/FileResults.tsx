import { useTranslation } from "react-i18next";
import { type BankFile, isWorking } from "../../../hooks/staff/bank-files.ts";
import classes from "./BankFiles.module.css";

const kinds = [
  { id: "paid", of: "paid" },
  { id: "prepaid", of: "prepaid" },
  { id: "provider_payouts", of: "providerPayouts" },
  { id: "unassigned", of: "unassigned" },
  { id: "possible_duplicate", of: "possibleDuplicate" },
  { id: "duplicate", of: "duplicate" },
] as const;

/** How many payments of a file ended in which way; what did not happen is left out. */
export function FileResults({ file }: { readonly file: BankFile }) {
  const { t, i18n } = useTranslation("bank");
  const number = new Intl.NumberFormat(i18n.language);
  const shown = kinds.filter(({ of }) => file.results[of] > 0);
  if (shown.length === 0) {
    return !isWorking(file) && file.state === "done" ? (
      <span className={classes.none}>{t("page.files.no_payments")}</span>
    ) : null;
  }
  return (
    <ul className={classes.results}>
      {shown.map(({ id, of }) => (
        <li key={id} data-kind={id}>
          <b className="figures">{number.format(file.results[of])}</b> {t(`page.result.${id}`)}
        </li>
      ))}
    </ul>
  );
}
