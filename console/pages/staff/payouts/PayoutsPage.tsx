import { IconCashBanknote } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { payoutStates } from "../../../../server/domains/billing/payouts/payout.contract.ts";
import { staffPayoutList, staffPayoutsCsv } from "../../../hooks/staff/payouts.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { DayOf } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RowLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PayoutAddress } from "../../../ui/PayoutAddress.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { CustomerLink } from "../lists/CustomerLink.tsx";
import { useNarrowFields } from "../lists/use-narrow-fields.ts";
import { PaymentFiles } from "./PaymentFiles.tsx";

/** Payouts of all customers, and the payment files for the bank (MON-10). */
export function PayoutsPage() {
  const { t } = useTranslation(["staff", "console", "billing"]);
  const query = useSearch({ from: "/staff/payouts" });
  const { days, amounts } = useNarrowFields();
  return (
    <Page title={t("console:menu.staff_payouts")} lead={t("payouts.lead")}>
      <DataList
        label={t("console:menu.staff_payouts")}
        query={staffPayoutList(query)}
        rowKey={({ id }) => id}
        filters={[
          {
            name: "state",
            label: t("payouts.state"),
            options: [
              { value: "waiting", label: t("payouts.not_booked") },
              ...payoutStates.map((state) => ({ value: state, label: t(`console:state.payout.${state}`) })),
            ],
          },
        ]}
        search={t("payouts.search")}
        narrow={[...days, ...amounts]}
        csv={staffPayoutsCsv(query)}
        firstOrder="-requested"
        columns={[
          {
            id: "number",
            label: t("payouts.payout"),
            main: true,
            value: ({ id, organizationId, number }) => (
              <RowLink
                to="/staff/payouts/$organizationId/$payoutId"
                params={{ organizationId, payoutId: id }}
              >
                {number}
              </RowLink>
            ),
          },
          { id: "customer", label: t("payouts.customer"), value: (payout) => <CustomerLink {...payout} /> },
          {
            id: "to",
            label: t("payouts.to"),
            hideBelow: "md",
            value: (payout) => <PayoutAddress {...payout} />,
          },
          {
            id: "requested",
            sort: "requested",
            label: t("billing:page.payout.requested_at"),
            hideBelow: "md",
            value: ({ requestedAt }) => <DayOf at={requestedAt} />,
          },
          {
            id: "state",
            label: t("payouts.state"),
            value: ({ state }) => <StateBadge kind="payout" state={state} />,
          },
          {
            id: "amount",
            sort: "amount",
            label: t("payouts.amount"),
            align: "end",
            value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
          },
        ]}
        empty={<EmptyState icon={IconCashBanknote} text={t("payouts.empty")} />}
      />
      <PaymentFiles />
    </Page>
  );
}
