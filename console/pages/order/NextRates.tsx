import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatPercent } from "../../../common/money.ts";
import classes from "./OrderingPage.module.css";
import type { Prices } from "./use-prices.ts";

/** Per family, how many products are missing to the next volume rate (CAT-3). */
export function NextRates({ prices: { priced, isCurrent } }: { readonly prices: Prices }) {
  const { t, i18n } = useTranslation("orders");
  if (!priced) return null;
  return (
    <div className={isCurrent ? classes.rates : `${classes.rates} ${classes.old}`} aria-live="polite">
      {priced.volumeRates.map(
        ({ familyId, familyName, next }) =>
          next && (
            <Text key={familyId} size="sm" c="dimmed">
              {t("page.cart.next_rate", {
                family: familyName,
                missing: next.missing,
                rate: formatPercent(next.rate, i18n.language, priced.currency),
              })}
            </Text>
          ),
      )}
    </div>
  );
}
