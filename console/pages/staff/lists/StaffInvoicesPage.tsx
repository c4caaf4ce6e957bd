import { Text } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { invoiceStates } from "../../../../server/domains/billing/invoices/invoice.contract.ts";
import { staffInvoiceList, staffInvoicesCsv } from "../../../hooks/staff/invoices.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RowLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { CustomerLink } from "./CustomerLink.tsx";
import { useNarrowFields } from "./use-narrow-fields.ts";

/** Invoices of all customers: those issued here, and those taken over from a former system. */
export function StaffInvoicesPage() {
  const { t } = useTranslation(["staff", "console"]);
  const query = useSearch({ from: "/staff/invoices" });
  const { days, amounts } = useNarrowFields();
  return (
    <Page title={t("console:menu.staff_invoices")} lead={t("invoices.lead")}>
      <DataList
        label={t("console:menu.staff_invoices")}
        query={staffInvoiceList(query)}
        rowKey={(invoice) => invoice.id}
        search={t("invoices.search")}
        filters={[
          {
            name: "state",
            label: t("field.state"),
            options: [
              { value: "unpaid", label: t("invoices.unpaid") },
              ...invoiceStates.map((state) => ({ value: state, label: t(`console:state.invoice.${state}`) })),
            ],
          },
        ]}
        narrow={[
          ...days,
          { kind: "day", name: "dueFrom", label: t("invoices.due_from") },
          { kind: "day", name: "dueTo", label: t("invoices.due_to") },
          ...amounts,
        ]}
        csv={staffInvoicesCsv(query)}
        firstOrder="-issued"
        columns={[
          {
            id: "number",
            label: t("field.number"),
            main: true,
            value: ({ id, organizationId, number, origin }) => (
              <>
                <RowLink
                  to="/staff/customers/$organizationId/invoices/$invoiceId"
                  params={{ organizationId, invoiceId: id }}
                >
                  {number}
                </RowLink>
                {origin === "imported" && (
                  <Text size="sm" c="dimmed">
                    {t("invoices.imported")}
                  </Text>
                )}
              </>
            ),
          },
          { id: "customer", label: t("field.customer"), value: (invoice) => <CustomerLink {...invoice} /> },
          {
            id: "issued",
            sort: "issued",
            label: t("field.issued"),
            hideBelow: "lg",
            value: ({ issuedOn }) => <Day day={issuedOn} />,
          },
          {
            id: "due",
            sort: "due",
            label: t("field.due"),
            hideBelow: "md",
            value: ({ dueOn }) => <Day day={dueOn} />,
          },
          {
            id: "state",
            label: t("field.state"),
            value: ({ state }) => <StateBadge kind="invoice" state={state} />,
          },
          {
            id: "total",
            sort: "total",
            label: t("field.total"),
            align: "end",
            value: ({ totalMinor, currency }) => <Money minor={totalMinor} currency={currency} />,
          },
        ]}
        empty={<EmptyState icon={IconFileInvoice} text={t("invoices.empty")} />}
      />
    </Page>
  );
}
