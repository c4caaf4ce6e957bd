import { useTranslation } from "react-i18next";
import type { NarrowField } from "../../../ui/narrow-field.ts";

const currencies = ["CHF", "EUR"].map((code) => ({ value: code, label: code }));

/** The fields that several lists of staff are narrowed by: days, currency and amounts. */
export function useNarrowFields() {
  const { t } = useTranslation("console");
  const currency: NarrowField = {
    kind: "choice",
    name: "currency",
    label: t("list.currency"),
    options: currencies,
  };
  const days: readonly NarrowField[] = [
    { kind: "day", name: "from", label: t("list.from") },
    { kind: "day", name: "to", label: t("list.to") },
  ];
  const amounts: readonly NarrowField[] = [
    currency,
    { kind: "amount", name: "minMinor", label: t("list.least") },
    { kind: "amount", name: "maxMinor", label: t("list.most") },
  ];
  return { days, currency, amounts };
}
