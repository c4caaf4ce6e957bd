import { Stack, Text } from "@mantine/core";
import { IconShoppingCart } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { StaffCustomer } from "../../../hooks/staff/customer.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { PageLink, RowLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";

type Order = NonNullable<StaffCustomer["orders"]>[number];

interface CustomerOrdersProps {
  readonly customer: StaffCustomer;
  readonly orders: readonly Order[];
}

/** The newest orders of a customer, and the way to all of them. */
export function CustomerOrders({ customer, orders }: CustomerOrdersProps) {
  const { t } = useTranslation(["staff", "console"]);
  const { id: organizationId, customerNumber } = customer;
  if (orders.length === 0) return <EmptyState icon={IconShoppingCart} text={t("customer.no_orders")} />;
  return (
    <Stack gap="sm">
      <DataRows<Order>
        label={t("console:menu.staff_orders")}
        rows={orders}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "number",
            label: t("field.number"),
            main: true,
            value: ({ id, number, summary }) => (
              <>
                <RowLink
                  to="/staff/customers/$organizationId/orders/$orderId"
                  params={{ organizationId, orderId: id }}
                >
                  {number}
                </RowLink>
                <Text size="sm" c="dimmed" fw={400}>
                  {summary}
                </Text>
              </>
            ),
          },
          { id: "placed", label: t("field.placed"), value: ({ placedAt }) => <Moment at={placedAt} /> },
          {
            id: "state",
            label: t("field.state"),
            value: ({ state }) => <StateBadge kind="order" state={state} />,
          },
          {
            id: "total",
            label: t("field.total"),
            align: "end",
            value: ({ totalMinor, currency }) => <Money minor={totalMinor} currency={currency} />,
          },
        ]}
      />
      <PageLink to="/staff/orders" search={{ search: String(customerNumber) }}>
        {t("customer.all_orders")}
      </PageLink>
    </Stack>
  );
}
