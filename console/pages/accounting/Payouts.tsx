import { Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { payoutList } from "../../hooks/payouts.ts";
import { DataList } from "../../ui/DataList.tsx";
import { DayOf } from "../../ui/Dates.tsx";
import { RowLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";

/** Payouts of the prepaid account (MON-10); nothing where there are none. */
export function Payouts() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const payouts = useInfiniteQuery(payoutList(organizationId));
  if (!payouts.data?.pages[0]?.items.length) return null;
  return (
    <section aria-labelledby="payouts">
      <Title order={2} id="payouts" mb="sm">
        {t("page.payout.list")}
      </Title>
      <DataList
        label={t("page.payout.list")}
        query={payoutList(organizationId)}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "number",
            label: t("page.prepaid.document"),
            main: true,
            value: ({ id, number }) => (
              <RowLink
                to="/o/$organizationId/accounting/prepaid/payouts/$payoutId"
                params={{ organizationId, payoutId: id }}
              >
                {t("page.payout.number", { number })}
              </RowLink>
            ),
          },
          {
            id: "state",
            label: t("page.invoices.state"),
            value: ({ state }) => <StateBadge kind="payout" state={state} />,
          },
          {
            id: "requested",
            label: t("page.payout.requested_at"),
            value: ({ requestedAt }) => <DayOf at={requestedAt} />,
          },
          {
            id: "amount",
            label: t("page.prepaid.amount"),
            align: "end",
            value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
          },
        ]}
        empty={null}
      />
    </section>
  );
}
