import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMoneyText } from "../../ui/Money.tsx";
import type { Placing } from "./use-placing.ts";
import type { Prices } from "./use-prices.ts";

interface PlaceOrderButtonProps {
  readonly prices: Prices;
  readonly placing: Placing;
  /** False while something must be put right first. */
  readonly isReady: boolean;
}

/** "Order for CHF 54.05": the exact amount, as the server computed it. */
export function PlaceOrderButton({ prices, placing, isReady }: PlaceOrderButtonProps) {
  const { t } = useTranslation("orders");
  const text = useMoneyText();
  const { priced, isCurrent } = prices;
  return (
    <Button
      fullWidth
      size="md"
      onClick={placing.place}
      loading={placing.pending}
      disabled={!isReady || !isCurrent}
    >
      {priced && isReady
        ? t("page.check.order_for", { amount: text(priced.totalMinor, priced.currency) })
        : t("page.check.order")}
    </Button>
  );
}
