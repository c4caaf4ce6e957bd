import { Text } from "@mantine/core";
import { IconShoppingCart } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { orderList } from "../../hooks/orders.ts";
import { useMay, useMembership, useOrganizationId } from "../../hooks/organizations.ts";
import { DataList } from "../../ui/DataList.tsx";
import { Day, Moment } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink, RowLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge, stateTones } from "../../ui/StateBadge.tsx";
import { OrderRowActs } from "./OrderRowActs.tsx";

const states = Object.keys(stateTones.order) as (keyof typeof stateTones.order)[];

/** The organization's orders with their state. */
export function OrdersPage() {
  const { t } = useTranslation(["orders", "console"]);
  const organizationId = useOrganizationId();
  const { currency: usual } = useMembership();
  const search = useSearch({ from: "/o/$organizationId/accounting/orders" });
  const mayOrder = useMay("orders.place");
  return (
    <Page title={t("console:menu.orders")} lead={t("page.orders.lead")}>
      <DataList
        label={t("console:menu.orders")}
        query={orderList(organizationId, search)}
        rowKey={(order) => order.id}
        filters={[
          {
            name: "state",
            label: t("page.orders.state"),
            options: states.map((state) => ({ value: state, label: t(`console:state.order.${state}`) })),
          },
        ]}
        columns={[
          {
            id: "order",
            label: t("page.orders.order"),
            main: true,
            value: ({ id, number, summary }) => (
              <>
                <RowLink
                  to="/o/$organizationId/accounting/orders/$orderId"
                  params={{ organizationId, orderId: id }}
                >
                  {t("page.orders.number", { number })}
                </RowLink>
                <Text size="sm" c="dimmed" fw={400}>
                  {summary}
                </Text>
              </>
            ),
          },
          {
            id: "state",
            label: t("page.orders.state"),
            value: ({ state, expiresOn, invoiceId }) => (
              <>
                <StateBadge kind="order" state={state} />
                {state === "pending" && invoiceId === null && (
                  <Text size="sm" c="dimmed" mt={2}>
                    {t("page.orders.until")} <Day day={expiresOn} />
                  </Text>
                )}
              </>
            ),
          },
          {
            id: "placed",
            label: t("page.orders.placed_at"),
            hideBelow: "md",
            value: ({ placedAt }) => <Moment at={placedAt} />,
          },
          {
            id: "total",
            label: t("page.orders.total", { currency: usual }),
            align: "end",
            value: ({ totalMinor, currency }) => (
              <Money minor={totalMinor} currency={currency} figure={currency === usual} />
            ),
          },
          {
            id: "acts",
            label: t("page.orders.acts"),
            align: "end",
            value: (order) => Object.values(order.abilities).some(Boolean) && <OrderRowActs order={order} />,
          },
        ]}
        empty={
          <EmptyState
            icon={IconShoppingCart}
            text={t("page.orders.empty")}
            action={
              mayOrder && (
                <ButtonLink to="/o/$organizationId/order" params={{ organizationId }}>
                  {t("page.orders.place")}
                </ButtonLink>
              )
            }
          />
        }
      />
    </Page>
  );
}
