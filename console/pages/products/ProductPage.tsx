import { Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { productQuery } from "../../hooks/products.ts";
import { Arrival } from "../../ui/Arrival.tsx";
import { Day } from "../../ui/Dates.tsx";
import { DayFromNow } from "../../ui/DayFromNow.tsx";
import { PageLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { AccessFacts } from "./AccessFacts.tsx";
import { ProductHistory } from "./ProductHistory.tsx";
import { usePeriodPrice } from "./period-price.ts";
import { Suspension } from "./Suspension.tsx";

/** One product: state, what it costs, until when, how to reach it, what happened to it. */
export function ProductPage() {
  const { t } = useTranslation(["catalogue", "console"]);
  const organizationId = useOrganizationId();
  const { productId } = useParams({ from: "/o/$organizationId/products/$productId" });
  const product = useSuspenseQuery(productQuery(organizationId, productId)).data;
  const price = usePeriodPrice();
  const maySeeOrder = useMay("orders.read");
  const { label, planName, state, minor, currency, period, startsOn, expiresOn, orderId, options } = product;
  return (
    <Page
      title={label}
      lead={t(`page.state.${state}`)}
      state={
        <Arrival of={state} said={t(`page.state.${state}`)}>
          <StateBadge kind="product" state={state} />
        </Arrival>
      }
      facts={[
        { label: t("page.product.plan"), value: planName },
        {
          label: t("page.product.price"),
          value: <span className="figures">{price(minor, currency, period)}</span>,
        },
        {
          label: t("page.options.title"),
          value:
            options.length === 0
              ? null
              : options.map((option) => (
                  <div key={option.id}>
                    {option.name}
                    <Text component="div" size="sm" c="dimmed" fw={400} className="figures">
                      {price(option.minor, currency, period)}
                    </Text>
                  </div>
                )),
        },
        { label: t("page.product.starts_on"), value: <Day day={startsOn} /> },
        {
          label: t("page.product.expires_on"),
          value: <DayFromNow day={expiresOn} />,
        },
        {
          label: t("page.product.order"),
          value: maySeeOrder && (
            <PageLink to="/o/$organizationId/accounting/orders/$orderId" params={{ organizationId, orderId }}>
              {t("page.product.see_order")}
            </PageLink>
          ),
        },
      ]}
    >
      {product.suspension && <Suspension {...product.suspension} />}
      <section aria-labelledby="access">
        <Title order={2} id="access" mb="sm">
          {t("page.access.title")}
        </Title>
        <AccessFacts product={product} />
      </section>
      <section aria-labelledby="history">
        <Title order={2} id="history" mb="md">
          {t("page.history.title")}
        </Title>
        <ProductHistory changes={product.changes} />
      </section>
    </Page>
  );
}
