import { useTranslation } from "react-i18next";
import { formatPercent } from "../../../common/money.ts";
import type { PricedOrder } from "../../hooks/orders.ts";
import { useMoneyText } from "../../ui/Money.tsx";

/** What a volume rate takes off a line, as orders and invoices tell it. */
export type VolumeDiscountOfLine = NonNullable<PricedOrder["lines"][number]["volume"]>;

/** A volume rate as a sum that the reader can follow: "Volume rate 25%: 347.20 − 86.80". */
export function useVolumeText() {
  const { t, i18n } = useTranslation("billing");
  const text = useMoneyText();
  return ({ rate, listMinor, minor }: VolumeDiscountOfLine, currency: string) =>
    t("page.lines.volume_rate", {
      rate: formatPercent(rate, i18n.language, currency),
      list: text(listMinor, currency, true),
      amount: text(minor, currency, true),
    });
}
