import { Text } from "@mantine/core";
import { IconPackage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { StaffCustomer } from "../../../hooks/staff/customer.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";

type Product = StaffCustomer["products"][number];

/** The newest products of a customer, with their states and expiry dates. */
export function CustomerProducts({ products }: { readonly products: readonly Product[] }) {
  const { t } = useTranslation("staff");
  if (products.length === 0) return <EmptyState icon={IconPackage} text={t("customer.no_products")} />;
  return (
    <DataRows<Product>
      label={t("customer.products")}
      rows={products}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "product",
          label: t("customer.product"),
          main: true,
          value: ({ label, planName }) => (
            <>
              <Text inherit fw={550}>
                {label}
              </Text>
              <Text size="sm" c="dimmed" fw={400}>
                {planName}
              </Text>
            </>
          ),
        },
        {
          id: "state",
          label: t("field.state"),
          value: ({ state }) => <StateBadge kind="product" state={state} />,
        },
        {
          id: "expires",
          label: t("customer.expires"),
          value: ({ expiresOn }) => <Day day={expiresOn} />,
        },
      ]}
    />
  );
}
