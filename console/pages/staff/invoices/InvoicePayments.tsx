import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StaffInvoice } from "../../../hooks/staff/staff-invoices.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { RowLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";

type Payment = StaffInvoice["payments"][number];

/** What was paid for an invoice, or came with one of its references, and what became of it. */
export function InvoicePayments({ invoice }: { readonly invoice: StaffInvoice }) {
  const { t } = useTranslation("staff");
  const { payments, organizationId } = invoice;
  return (
    <section aria-labelledby="payments">
      <Title order={2} id="payments" mb="sm">
        {t("invoice.payments")}
      </Title>
      {payments.length === 0 ? (
        <Text c="dimmed">{t("invoice.no_payments")}</Text>
      ) : (
        <DataRows<Payment>
          label={t("invoice.payments")}
          rows={payments}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "what",
              label: t("ledger.what"),
              main: true,
              value: ({ outcomeText, chargeId }) =>
                chargeId === null ? (
                  outcomeText
                ) : (
                  <RowLink
                    to="/staff/charges/$organizationId/$chargeId"
                    params={{ organizationId, chargeId }}
                  >
                    {outcomeText}
                  </RowLink>
                ),
            },
            { id: "day", label: t("ledger.date"), value: ({ receivedOn }) => <Day day={receivedOn} /> },
            {
              id: "amount",
              label: t("field.amount"),
              align: "end",
              value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
            },
          ]}
        />
      )}
    </section>
  );
}
