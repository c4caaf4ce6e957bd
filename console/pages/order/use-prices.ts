import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ApiProblem } from "../../api/problem.ts";
import type { CartLine } from "../../hooks/cart.ts";
import { type PricedOrder, pricesQuery } from "../../hooks/orders.ts";

// As long as somebody holds the button of a quantity.
const patience_ms = 250;

export interface Prices {
  /** What the lines cost; of the lines before, while the new ones are computed. */
  readonly priced: PricedOrder | undefined;
  /** True if the prices are those of the lines as they stand now. */
  readonly isCurrent: boolean;
  readonly problem: ApiProblem | null;
}

/** What the lines cost for whom is billed, from the server; follows changes of quantity when they pause. */
export function usePrices(
  organizationId: string,
  lines: readonly CartLine[],
  billingAddressId: string | null,
): Prices {
  const text = JSON.stringify(lines);
  const [settled] = useDebouncedValue(text, patience_ms);
  const settledLines: CartLine[] = JSON.parse(settled);
  const query = useQuery({
    ...pricesQuery(organizationId, settledLines, billingAddressId),
    enabled: settledLines.length > 0,
    placeholderData: keepPreviousData,
  });
  const isCurrent = query.isSuccess && !query.isPlaceholderData && settled === text;
  return { priced: query.data, isCurrent, problem: query.error };
}
