import { useTranslation } from "react-i18next";
import { formatDay } from "../../../../common/dates.ts";
import type { PlanPrice } from "../../../hooks/staff/catalogue.ts";
import { usePeriodPrice } from "../../products/period-price.ts";

/** A price with its period, and with its first day if it does not count yet: "CHF 9.92 per month". */
export function usePriceText() {
  const { t, i18n } = useTranslation("staff");
  const priceText = usePeriodPrice();
  return ({ minor, currency, period, validFrom, state }: PlanPrice) => {
    const price = priceText(minor, currency, period);
    if (state !== "upcoming") return price;
    return t("catalogue.from", { price, day: formatDay(validFrom, i18n.language) });
  };
}
