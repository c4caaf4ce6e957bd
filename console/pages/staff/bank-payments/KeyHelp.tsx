import { Kbd } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Payments.module.css";

/** Which keys go through the payments; shown where there is a keyboard. */
export function KeyHelp() {
  const { t } = useTranslation("bank");
  return (
    <ul className={classes.keys} aria-label={t("page.payments.keys")}>
      <li>
        <Kbd size="xs">K</Kbd> <Kbd size="xs">J</Kbd> {t("page.payments.key_move")}
      </li>
      <li>
        <Kbd size="xs">Enter</Kbd> {t("page.payments.key_open")}
      </li>
      <li>
        <Kbd size="xs">Esc</Kbd> {t("page.payments.key_back")}
      </li>
    </ul>
  );
}
