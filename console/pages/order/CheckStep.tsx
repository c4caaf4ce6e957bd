import { Card, Stack, Text, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { usePinnedPayer } from "../../hooks/billing-addresses.ts";
import type { Cart } from "../../hooks/cart.ts";
import type { Catalogue } from "../../hooks/catalogue.ts";
import { organizationQuery, useOrganizationId } from "../../hooks/organizations.ts";
import { PageLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { BillingAddress } from "./BillingAddress.tsx";
import { CartLines } from "./CartLines.tsx";
import { chosenLines, orderable } from "./chosen-lines.ts";
import classes from "./OrderingPage.module.css";
import { OrderSteps } from "./OrderSteps.tsx";
import { PlaceOrderButton } from "./PlaceOrderButton.tsx";
import { PriceSum } from "./PriceSum.tsx";
import { Terms } from "./Terms.tsx";
import { useAcceptance } from "./use-acceptance.ts";
import { usePlacing } from "./use-placing.ts";
import { usePrices } from "./use-prices.ts";
import { useStepFocus } from "./use-step-focus.ts";

interface CheckStepProps {
  readonly catalogue: Catalogue;
  readonly cart: Cart;
}

/** What is ordered, who is billed, what it costs and what happens next; then the order. */
export function CheckStep({ catalogue, cart }: CheckStepProps) {
  const { t } = useTranslation(["orders", "console"]);
  const organizationId = useOrganizationId();
  const organization = useSuspenseQuery(organizationQuery(organizationId)).data;
  const narrow = useMediaQuery("(max-width: 62em)", false, { getInitialValueInEffect: false });
  useStepFocus("lines");
  const chosen = chosenLines(catalogue, cart.lines);
  const lines = orderable(chosen);
  const payer = usePinnedPayer(organizationId);
  const prices = usePrices(organizationId, lines, payer.billingAddressId);
  const acceptance = useAcceptance();
  const box = useRef<HTMLInputElement>(null);
  const { termsVersion } = acceptance;
  const placing = usePlacing({ cart, lines, prices, payer, termsVersion });
  const hasAddress = payer.billingAddressId !== null || organization.addressComplete;
  const ready = hasAddress && lines.length === cart.lines.length;
  const choose = (billingAddressId: string | null) => {
    placing.reset();
    payer.choose(billingAddressId);
  };
  const place = () => (acceptance.demand() ? placing.place() : box.current?.focus());
  const button = <PlaceOrderButton prices={prices} placing={{ ...placing, place }} isReady={ready} />;
  return (
    <Page title={t("console:menu.order")} action={narrow && hasAddress ? button : undefined}>
      <OrderSteps step="check" mayCheck />
      <div className={classes.columns}>
        <Stack gap="xl">
          <section aria-labelledby="lines">
            <div className={classes.sectionHead}>
              <Title order={2} id="lines" tabIndex={-1} className={classes.heading}>
                {t("page.check.lines")}
              </Title>
              <PageLink to="/o/$organizationId/order" params={{ organizationId }}>
                {t("page.check.more")}
              </PageLink>
            </div>
            <CartLines chosen={chosen} cart={cart} prices={prices} />
          </section>
          <BillingAddress organization={organization} payer={payer} onChoose={choose} />
        </Stack>
        <Card component="section" aria-labelledby="sum" className={classes.aside}>
          <Title order={2} id="sum" mb="md">
            {t("page.check.sum")}
          </Title>
          <Stack gap="md">
            {prices.problem ? <Refusal problem={prices.problem} /> : <PriceSum prices={prices} />}
            {placing.problem && !prices.problem && <Refusal problem={placing.problem} />}
            {hasAddress && <Terms acceptance={acceptance} box={box} />}
            {!narrow && hasAddress && button}
            <NextSteps />
          </Stack>
        </Card>
      </div>
    </Page>
  );
}

function NextSteps() {
  const { t } = useTranslation("orders");
  return (
    <div>
      <Text fw={550} size="sm">
        {t("page.next.title")}
      </Text>
      <ol className={classes.next}>
        <li>{t("page.next.proforma")}</li>
        <li>{t("page.next.paid")}</li>
        <li>{t("page.next.invoice")}</li>
      </ol>
      <Text size="sm" c="dimmed">
        {t("page.next.nothing_charged")}
      </Text>
    </div>
  );
}
