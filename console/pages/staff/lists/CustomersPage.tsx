import { IconUsers } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { customerList } from "../../../hooks/staff/customers.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { DayOf } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RowLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";

/** All organizations; a row leads to the customer's page. */
export function CustomersPage() {
  const { t, i18n } = useTranslation(["staff", "console", "organizations"]);
  const { search } = useSearch({ from: "/staff/customers" });
  const countries = new Intl.DisplayNames([i18n.language], { type: "region" });
  return (
    <Page title={t("console:menu.staff_customers")} lead={t("customers.lead")}>
      <DataList
        label={t("console:menu.staff_customers")}
        query={customerList({ search })}
        rowKey={(customer) => customer.id}
        search={t("customers.search")}
        columns={[
          {
            id: "name",
            label: t("field.name"),
            main: true,
            value: ({ id, name }) => (
              <RowLink to="/staff/customers/$organizationId" params={{ organizationId: id }}>
                {name}
              </RowLink>
            ),
          },
          {
            id: "number",
            label: t("field.number"),
            align: "end",
            value: ({ customerNumber }) => <span className="figures">{customerNumber}</span>,
          },
          {
            id: "kind",
            label: t("field.kind"),
            hideBelow: "md",
            value: ({ kind }) => t(`organizations:kind.${kind}`),
          },
          {
            id: "country",
            label: t("field.country"),
            value: ({ country }) => countries.of(country) ?? country,
          },
          { id: "currency", label: t("field.currency"), hideBelow: "md", value: ({ currency }) => currency },
          {
            id: "since",
            label: t("field.since"),
            hideBelow: "md",
            value: ({ createdAt }) => <DayOf at={createdAt} />,
          },
        ]}
        empty={<EmptyState icon={IconUsers} text={t("customers.empty")} />}
      />
    </Page>
  );
}
