import { Text } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { invoiceList } from "../../hooks/invoices.ts";
import { useMembership, useOrganizationId } from "../../hooks/organizations.ts";
import { DataList } from "../../ui/DataList.tsx";
import { Day, RelativeDay } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink, RowLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge, stateTones } from "../../ui/StateBadge.tsx";

const states = Object.keys(stateTones.invoice) as (keyof typeof stateTones.invoice)[];

/** The organization's invoices with their state. */
export function InvoicesPage() {
  const { t } = useTranslation(["billing", "console"]);
  const organizationId = useOrganizationId();
  const { currency: usual } = useMembership();
  const search = useSearch({ from: "/o/$organizationId/accounting/invoices" });
  return (
    <Page
      title={t("console:menu.invoices")}
      lead={t("page.invoices.lead")}
      action={
        <ButtonLink
          to="/o/$organizationId/accounting/invoices/documents"
          params={{ organizationId }}
          variant="default"
        >
          {t("page.documents.title")}
        </ButtonLink>
      }
    >
      <DataList
        label={t("console:menu.invoices")}
        query={invoiceList(organizationId, search)}
        rowKey={(invoice) => invoice.id}
        filters={[
          {
            name: "state",
            label: t("page.invoices.state"),
            options: states.map((state) => ({ value: state, label: t(`console:state.invoice.${state}`) })),
          },
        ]}
        columns={[
          {
            id: "invoice",
            label: t("page.invoices.invoice"),
            main: true,
            value: ({ id, number, origin }) => (
              <>
                <RowLink
                  to="/o/$organizationId/accounting/invoices/$invoiceId"
                  params={{ organizationId, invoiceId: id }}
                >
                  {t("page.invoices.number", { number })}
                </RowLink>
                {origin === "imported" && (
                  <Text size="sm" c="dimmed" fw={400}>
                    {t("page.invoices.imported")}
                  </Text>
                )}
              </>
            ),
          },
          {
            id: "state",
            label: t("page.invoices.state"),
            value: ({ state }) => <StateBadge kind="invoice" state={state} />,
          },
          {
            id: "issued",
            label: t("page.invoices.issued_on"),
            hideBelow: "md",
            value: ({ issuedOn }) => <Day day={issuedOn} />,
          },
          {
            id: "due",
            label: t("page.invoices.due_on"),
            value: ({ dueOn, dueMinor }) => (
              <>
                <Day day={dueOn} />
                {dueMinor > 0 && (
                  <Text size="sm" c="dimmed">
                    <RelativeDay day={dueOn} />
                  </Text>
                )}
              </>
            ),
          },
          {
            id: "total",
            label: t("page.invoices.total", { currency: usual }),
            align: "end",
            value: ({ totalMinor, currency }) => (
              <Money minor={totalMinor} currency={currency} figure={currency === usual} />
            ),
          },
        ]}
        empty={<EmptyState icon={IconFileInvoice} text={t("page.invoices.empty")} />}
      />
    </Page>
  );
}
