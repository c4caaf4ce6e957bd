import { IconBuildingBank } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { StaffCustomer } from "../../../hooks/staff/customer.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Money } from "../../../ui/Money.tsx";

type Payment = NonNullable<StaffCustomer["payments"]>[number];

/** The newest payments of a customer, and what became of each. */
export function CustomerPayments({ payments }: { readonly payments: readonly Payment[] }) {
  const { t } = useTranslation("staff");
  if (payments.length === 0) return <EmptyState icon={IconBuildingBank} text={t("customer.no_payments")} />;
  return (
    <DataRows<Payment>
      label={t("invoice.payments")}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        { id: "what", label: t("ledger.what"), main: true, value: ({ outcomeText }) => outcomeText },
        { id: "day", label: t("ledger.date"), value: ({ receivedOn }) => <Day day={receivedOn} /> },
        {
          id: "amount",
          label: t("field.amount"),
          align: "end",
          value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
        },
      ]}
    />
  );
}
