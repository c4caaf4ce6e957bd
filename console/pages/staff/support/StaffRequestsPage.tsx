import { Text } from "@mantine/core";
import { IconLifebuoy } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  requestCategories,
  requestStates,
} from "../../../../server/domains/support/requests/request.contract.ts";
import { staffRequestList, staffRequestsCsv } from "../../../hooks/staff/requests.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RowLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { CustomerLink } from "../lists/CustomerLink.tsx";
import { useNarrowFields } from "../lists/use-narrow-fields.ts";

/** The inbox of support: requests of all customers (SUP-4). */
export function StaffRequestsPage() {
  const { t } = useTranslation(["support", "console"]);
  const query = useSearch({ from: "/staff/requests" });
  const { days } = useNarrowFields();
  return (
    <Page title={t("console:menu.staff_requests")} lead={t("inbox.lead")}>
      <DataList
        label={t("console:menu.staff_requests")}
        query={staffRequestList(query)}
        rowKey={({ id }) => id}
        filters={[
          {
            name: "state",
            label: t("requests.state"),
            options: [
              { value: "unsolved", label: t("inbox.unsolved") },
              ...requestStates.map((state) => ({ value: state, label: t(`console:state.request.${state}`) })),
            ],
          },
        ]}
        search={t("inbox.search")}
        narrow={[
          {
            kind: "choice",
            name: "assigned",
            label: t("inbox.assigned"),
            options: [
              { value: "me", label: t("inbox.assigned_me") },
              { value: "nobody", label: t("inbox.assigned_nobody") },
            ],
          },
          {
            kind: "choice",
            name: "category",
            label: t("requests.category"),
            options: requestCategories.map((value) => ({ value, label: t(`category.${value}`) })),
          },
          ...days,
        ]}
        csv={staffRequestsCsv(query)}
        firstOrder="-changed"
        columns={[
          {
            id: "request",
            label: t("requests.request"),
            main: true,
            value: ({ id, organizationId, number, subject }) => (
              <>
                <RowLink
                  to="/staff/requests/$organizationId/$requestId"
                  params={{ organizationId, requestId: id }}
                >
                  {subject}
                </RowLink>
                <Text size="sm" c="dimmed" fw={400}>
                  {t("requests.number", { number })}
                </Text>
              </>
            ),
          },
          { id: "customer", label: t("inbox.customer"), value: (request) => <CustomerLink {...request} /> },
          {
            id: "state",
            label: t("requests.state"),
            value: ({ state }) => <StateBadge kind="request" state={state} />,
          },
          {
            id: "assigned",
            label: t("inbox.assigned"),
            hideBelow: "md",
            value: ({ assignedToName }) => assignedToName ?? t("inbox.assigned_nobody"),
          },
          {
            id: "opened",
            sort: "opened",
            label: t("requests.opened_at"),
            hideBelow: "md",
            value: ({ openedAt }) => <Moment at={openedAt} />,
          },
          {
            id: "changed",
            sort: "changed",
            label: t("requests.changed_at"),
            value: ({ changedAt }) => <Moment at={changedAt} />,
          },
        ]}
        empty={<EmptyState icon={IconLifebuoy} text={t("inbox.empty")} />}
      />
    </Page>
  );
}
