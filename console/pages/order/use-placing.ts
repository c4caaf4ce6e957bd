import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ApiProblem } from "../../api/problem.ts";
import { refresh } from "../../api/refresh.ts";
import type { Payer } from "../../hooks/billing-addresses.ts";
import type { Cart, CartLine } from "../../hooks/cart.ts";
import { installationQuery } from "../../hooks/installation.ts";
import { usePlaceOrder } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import type { Prices } from "./use-prices.ts";

interface PlacingInput {
  readonly cart: Cart;
  readonly lines: readonly CartLine[];
  readonly prices: Prices;
  readonly payer: Payer;
  readonly termsVersion: string | null;
}

export interface Placing {
  readonly place: () => void;
  /** Takes away what was refused before, once something else was chosen. */
  readonly reset: () => void;
  readonly pending: boolean;
  readonly problem: ApiProblem | null;
}

/** Orders the lines for the total that stands on the button, and goes on to the order's page. */
export function usePlacing({ cart, lines, prices, payer, termsVersion }: PlacingInput): Placing {
  const organizationId = useOrganizationId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const act = usePlaceOrder();
  const place = () => {
    if (!prices.priced || !prices.isCurrent) return;
    const { billingAddressId } = payer;
    const body = {
      ...{ lines: [...lines], expectedTotalMinor: prices.priced.totalMinor },
      ...{ billingAddressId, termsVersion },
    };
    act.mutate(
      { params: { organizationId }, body },
      {
        onSuccess: async ({ id }) => {
          const params = { organizationId, orderId: id };
          await navigate({ to: "/o/$organizationId/accounting/orders/$orderId", params, replace: true });
          cart.clear();
          payer.forget();
        },
        // Prices, plans, addresses or terms may have changed meanwhile: what is shown next is what counts.
        onError: () => {
          void refresh(client, ["organization"]);
          void client.invalidateQueries(installationQuery());
        },
      },
    );
  };
  return { place, reset: act.reset, pending: act.isPending || act.isSuccess, problem: act.error };
}
