import { Text } from "@mantine/core";
import { IconLifebuoy } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { requestStates } from "../../../server/domains/support/requests/request.contract.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { requestList } from "../../hooks/requests.ts";
import { DataList } from "../../ui/DataList.tsx";
import { Moment } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink, RowLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";

/** What the organization asked support for: one's own requests, or those of all (SUP-4). */
export function RequestsPage() {
  const { t } = useTranslation(["support", "console"]);
  const organizationId = useOrganizationId();
  const search = useSearch({ from: "/o/$organizationId/support/requests" });
  const mayWrite = useMay("support.write");
  const contact = mayWrite && (
    <ButtonLink to="/o/$organizationId/support/contact" params={{ organizationId }}>
      {t("requests.new")}
    </ButtonLink>
  );
  return (
    <Page title={t("console:menu.requests")} lead={t("requests.lead")} action={contact}>
      <DataList
        label={t("console:menu.requests")}
        query={requestList(organizationId, search)}
        rowKey={({ id }) => id}
        search={t("requests.search")}
        filters={[
          {
            name: "state",
            label: t("requests.state"),
            options: requestStates.map((state) => ({
              value: state,
              label: t(`console:state.own_request.${state}`),
            })),
          },
        ]}
        columns={[
          {
            id: "request",
            label: t("requests.request"),
            main: true,
            value: ({ id, number, subject }) => (
              <>
                <RowLink
                  to="/o/$organizationId/support/requests/$requestId"
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
          {
            id: "state",
            label: t("requests.state"),
            value: ({ state }) => <StateBadge kind="own_request" state={state} />,
          },
          {
            id: "category",
            label: t("requests.category"),
            hideBelow: "md",
            value: ({ category }) => t(`category.${category}`),
          },
          {
            id: "opened_by",
            label: t("requests.opened_by"),
            hideBelow: "md",
            value: ({ openedByName }) => openedByName || t("thread.former"),
          },
          {
            id: "changed",
            label: t("requests.changed_at"),
            value: ({ changedAt }) => <Moment at={changedAt} />,
          },
        ]}
        empty={<EmptyState icon={IconLifebuoy} text={t("requests.empty")} />}
      />
    </Page>
  );
}
