import { Skeleton } from "@mantine/core";
import { Totals } from "../accounting/Totals.tsx";
import classes from "./OrderingPage.module.css";
import type { Prices } from "./use-prices.ts";

/** Net, VAT per rate and total of the cart; dimmed while they are computed anew. */
export function PriceSum({ prices: { priced, isCurrent, problem } }: { readonly prices: Prices }) {
  if (problem) return null;
  if (!priced) return <Skeleton height={84} />;
  return (
    <div className={isCurrent ? undefined : classes.old} aria-busy={!isCurrent}>
      <Totals {...priced} />
    </div>
  );
}
