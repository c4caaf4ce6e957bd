import { Card, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePayer } from "../../hooks/billing-addresses.ts";
import type { Cart } from "../../hooks/cart.ts";
import type { Catalogue } from "../../hooks/catalogue.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { CartLines } from "./CartLines.tsx";
import { chosenLines, orderable } from "./chosen-lines.ts";
import classes from "./OrderingPage.module.css";
import { PriceSum } from "./PriceSum.tsx";
import { usePrices } from "./use-prices.ts";

interface CartPanelProps {
  readonly catalogue: Catalogue;
  readonly cart: Cart;
}

/** The cart beside the catalogue. */
export function CartPanel({ catalogue, cart }: CartPanelProps) {
  const { t } = useTranslation("orders");
  const organizationId = useOrganizationId();
  const chosen = chosenLines(catalogue, cart.lines);
  const lines = orderable(chosen);
  const { billingAddressId } = usePayer(organizationId);
  const prices = usePrices(organizationId, lines, billingAddressId);
  return (
    <Card component="aside" aria-labelledby="cart" className={classes.aside}>
      <Title order={2} id="cart" mb="sm">
        {t("page.cart.title")}
      </Title>
      {cart.lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("page.cart.empty")}
        </Text>
      ) : (
        <Stack gap="md">
          <CartLines chosen={chosen} cart={cart} prices={prices} />
          {prices.problem && <Refusal problem={prices.problem} />}
          {lines.length > 0 && <PriceSum prices={prices} />}
          <ButtonLink
            to="/o/$organizationId/order"
            params={{ organizationId }}
            search={{ step: "check" }}
            fullWidth
          >
            {t("page.cart.check")}
          </ButtonLink>
        </Stack>
      )}
    </Card>
  );
}
