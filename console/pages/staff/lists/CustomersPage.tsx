import { IconUsers } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { countryCodes } from "../../../../common/countries.ts";
import { organizationKinds } from "../../../../server/domains/organizations/organizations/organization.contract.ts";
import { customerList, customersCsv } from "../../../hooks/staff/customers.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { DayOf } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RowLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { useNarrowFields } from "./use-narrow-fields.ts";

/** All organizations; a row leads to the customer's page. */
export function CustomersPage() {
  const { t, i18n } = useTranslation(["staff", "console", "organizations"]);
  const query = useSearch({ from: "/staff/customers" });
  const { days, currency } = useNarrowFields();
  const countries = new Intl.DisplayNames([i18n.language], { type: "region" });
  return (
    <Page title={t("console:menu.staff_customers")} lead={t("customers.lead")}>
      <DataList
        label={t("console:menu.staff_customers")}
        query={customerList(query)}
        rowKey={(customer) => customer.id}
        search={t("customers.search")}
        filters={[
          {
            name: "kind",
            label: t("field.kind"),
            options: organizationKinds.map((kind) => ({
              value: kind,
              label: t(`organizations:kind.${kind}`),
            })),
          },
        ]}
        narrow={[
          ...days,
          {
            kind: "choice",
            name: "country",
            label: t("field.country"),
            options: countryCodes
              .map((code) => ({ value: code, label: countries.of(code) ?? code }))
              .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language)),
          },
          currency,
        ]}
        csv={customersCsv(query)}
        firstOrder="-since"
        columns={[
          {
            id: "name",
            sort: "name",
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
            sort: "number",
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
            sort: "since",
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
