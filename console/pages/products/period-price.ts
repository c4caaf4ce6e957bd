import { useTranslation } from "react-i18next";
import { useMoneyText } from "../../ui/Money.tsx";

type Period = "month" | "year";

/** A price with its period: "CHF 59.00 per year". */
export function usePeriodPrice() {
  const { t } = useTranslation("catalogue");
  const text = useMoneyText();
  return (minor: number, currency: string, period: Period) =>
    t(`page.price_per.${period}`, { amount: text(minor, currency) });
}
