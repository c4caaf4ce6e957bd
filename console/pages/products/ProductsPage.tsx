import { Text } from "@mantine/core";
import { IconPackage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { catalogueQuery } from "../../hooks/catalogue.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { productList } from "../../hooks/products.ts";
import { DataList } from "../../ui/DataList.tsx";
import { Day, RelativeDay } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink, RowLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { PlanIcon } from "../../ui/PlanIcon.tsx";
import { StateBadge, stateTones } from "../../ui/StateBadge.tsx";
import classes from "./ProductsPage.module.css";
import { usePeriodPrice } from "./period-price.ts";

const states = Object.keys(stateTones.product) as (keyof typeof stateTones.product)[];

/** The organization's products, by family and state. */
export function ProductsPage() {
  const { t } = useTranslation(["catalogue", "console"]);
  const organizationId = useOrganizationId();
  const search = useSearch({ from: "/o/$organizationId/products" });
  const families = useQuery(catalogueQuery(organizationId)).data?.families ?? [];
  const price = usePeriodPrice();
  const mayOrder = useMay("orders.place");
  const order = mayOrder && (
    <ButtonLink to="/o/$organizationId/order" params={{ organizationId }}>
      {t("page.products.order")}
    </ButtonLink>
  );
  return (
    <Page title={t("console:menu.products")} lead={t("page.products.lead")}>
      <DataList
        label={t("console:menu.products")}
        query={productList(organizationId, search)}
        rowKey={(product) => product.id}
        search={t("page.products.search")}
        filters={[
          {
            name: "family",
            label: t("page.products.family"),
            options: families.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: "state",
            label: t("page.products.state"),
            options: states.map((state) => ({ value: state, label: t(`console:state.product.${state}`) })),
          },
        ]}
        columns={[
          {
            id: "product",
            label: t("page.products.product"),
            main: true,
            value: ({ id, label, planName, icon }) => (
              <div className={classes.product}>
                <PlanIcon icon={icon} />
                <div>
                  <RowLink
                    to="/o/$organizationId/products/$productId"
                    params={{ organizationId, productId: id }}
                  >
                    {label}
                  </RowLink>
                  {label !== planName && (
                    <Text size="sm" c="dimmed">
                      {planName}
                    </Text>
                  )}
                </div>
              </div>
            ),
          },
          {
            id: "state",
            label: t("page.products.state"),
            value: ({ state }) => <StateBadge kind="product" state={state} />,
          },
          {
            id: "expires",
            label: t("page.products.expires_on"),
            value: ({ expiresOn }) => (
              <>
                <Day day={expiresOn} />
                <Text size="sm" c="dimmed">
                  <RelativeDay day={expiresOn} />
                </Text>
              </>
            ),
          },
          {
            id: "price",
            label: t("page.products.price"),
            align: "end",
            hideBelow: "md",
            value: ({ minor, currency, period }) => (
              <span className="figures">{price(minor, currency, period)}</span>
            ),
          },
        ]}
        empty={
          <EmptyState
            icon={IconPackage}
            text={t(mayOrder ? "page.products.empty" : "page.products.none_given")}
            action={order}
          />
        }
      />
    </Page>
  );
}
