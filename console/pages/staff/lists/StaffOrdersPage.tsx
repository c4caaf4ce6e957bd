import { IconShoppingCart } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { orderStates } from "../../../../server/domains/orders/orders/order.contract.ts";
import { staffOrderList, staffOrdersCsv } from "../../../hooks/staff/orders.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RowLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { CustomerLink } from "./CustomerLink.tsx";
import { useNarrowFields } from "./use-narrow-fields.ts";

/** Orders of all customers. */
export function StaffOrdersPage() {
  const { t } = useTranslation(["staff", "console"]);
  const query = useSearch({ from: "/staff/orders" });
  const { days, amounts } = useNarrowFields();
  return (
    <Page title={t("console:menu.staff_orders")} lead={t("orders.lead")}>
      <DataList
        label={t("console:menu.staff_orders")}
        query={staffOrderList(query)}
        rowKey={(order) => order.id}
        search={t("orders.search")}
        filters={[
          {
            name: "state",
            label: t("field.state"),
            options: orderStates.map((state) => ({ value: state, label: t(`console:state.order.${state}`) })),
          },
        ]}
        narrow={[...days, ...amounts]}
        csv={staffOrdersCsv(query)}
        firstOrder="-placed"
        columns={[
          {
            id: "number",
            label: t("field.number"),
            main: true,
            value: ({ id, organizationId, number }) => (
              <RowLink
                to="/staff/customers/$organizationId/orders/$orderId"
                params={{ organizationId, orderId: id }}
              >
                <span className="figures">{number}</span>
              </RowLink>
            ),
          },
          { id: "customer", label: t("field.customer"), value: (order) => <CustomerLink {...order} /> },
          {
            id: "placed",
            sort: "placed",
            label: t("field.placed"),
            hideBelow: "md",
            value: ({ placedAt }) => <Moment at={placedAt} />,
          },
          {
            id: "state",
            label: t("field.state"),
            value: ({ state }) => <StateBadge kind="order" state={state} />,
          },
          {
            id: "total",
            sort: "total",
            label: t("field.total"),
            align: "end",
            value: ({ totalMinor, currency }) => <Money minor={totalMinor} currency={currency} />,
          },
        ]}
        empty={<EmptyState icon={IconShoppingCart} text={t("orders.empty")} />}
      />
    </Page>
  );
}
