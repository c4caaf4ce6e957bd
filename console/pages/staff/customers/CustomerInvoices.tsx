import { Stack } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { StaffCustomer } from "../../../hooks/staff/customer.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { PageLink, RowLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";

type Invoice = NonNullable<StaffCustomer["invoices"]>[number];

interface CustomerInvoicesProps {
  readonly customer: StaffCustomer;
  readonly invoices: readonly Invoice[];
}

/** The newest invoices of a customer, and the way to all of them. */
export function CustomerInvoices({ customer, invoices }: CustomerInvoicesProps) {
  const { t } = useTranslation(["staff", "console"]);
  const { id: organizationId, customerNumber } = customer;
  if (invoices.length === 0) return <EmptyState icon={IconFileInvoice} text={t("customer.no_invoices")} />;
  return (
    <Stack gap="sm">
      <DataRows<Invoice>
        label={t("console:menu.staff_invoices")}
        rows={invoices}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "number",
            label: t("field.number"),
            main: true,
            value: ({ id, number }) => (
              <RowLink
                to="/staff/customers/$organizationId/invoices/$invoiceId"
                params={{ organizationId, invoiceId: id }}
              >
                {number}
              </RowLink>
            ),
          },
          {
            id: "issued",
            label: t("field.issued"),
            hideBelow: "md",
            value: ({ issuedOn }) => <Day day={issuedOn} />,
          },
          { id: "due", label: t("field.due"), value: ({ dueOn }) => <Day day={dueOn} /> },
          {
            id: "state",
            label: t("field.state"),
            value: ({ state }) => <StateBadge kind="invoice" state={state} />,
          },
          {
            id: "total",
            label: t("field.total"),
            align: "end",
            value: ({ totalMinor, currency }) => <Money minor={totalMinor} currency={currency} />,
          },
        ]}
      />
      <PageLink to="/staff/invoices" search={{ search: String(customerNumber) }}>
        {t("customer.all_invoices")}
      </PageLink>
    </Stack>
  );
}
