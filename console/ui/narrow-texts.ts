import { useTranslation } from "react-i18next";
import { formatDay } from "../../common/dates.ts";
import { formatDecimal, money } from "../../common/money.ts";
import { useMoneyText } from "./Money.tsx";
import type { NarrowField } from "./narrow-field.ts";

const anyCurrency = "CHF";

/** How the values by which a list is narrowed are shown, and how they stand in their fields. */
export function useNarrowTexts() {
  const { i18n } = useTranslation();
  const moneyText = useMoneyText();
  return {
    typed: ({ kind }: NarrowField, value: string | undefined): string => {
      if (value === undefined) return "";
      return kind === "amount" ? formatDecimal(money(BigInt(value), anyCurrency)) : value;
    },
    shown: ({ kind, options, text }: NarrowField, value: string, currency = anyCurrency): string => {
      if (text !== undefined) return text;
      if (kind === "day") return formatDay(value, i18n.language);
      if (kind === "amount") return moneyText(Number(value), currency, true);
      return options?.find((option) => option.value === value)?.label ?? value;
    },
  };
}
