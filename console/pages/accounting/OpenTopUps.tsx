import { Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { openTopUpList } from "../../hooks/prepaid.ts";
import { DataList } from "../../ui/DataList.tsx";
import { DayOf } from "../../ui/Dates.tsx";
import { RowLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";

/** Top-ups that have not arrived yet (MON-11); nothing where there are none. */
export function OpenTopUps() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const topUps = useInfiniteQuery(openTopUpList(organizationId));
  if (!topUps.data?.pages[0]?.items.length) return null;
  return (
    <section aria-labelledby="top-ups">
      <Title order={2} id="top-ups" mb="sm">
        {t("page.top_up.list")}
      </Title>
      <DataList
        label={t("page.top_up.list")}
        query={openTopUpList(organizationId)}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "number",
            label: t("page.prepaid.document"),
            main: true,
            value: ({ id, number }) => (
              <RowLink
                to="/o/$organizationId/accounting/prepaid/top-ups/$topUpId"
                params={{ organizationId, topUpId: id }}
              >
                {t("page.top_up.number", { number })}
              </RowLink>
            ),
          },
          {
            id: "state",
            label: t("page.invoices.state"),
            value: ({ state }) => <StateBadge kind="top_up" state={state} />,
          },
          {
            id: "requested",
            label: t("page.top_up.requested_at"),
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
