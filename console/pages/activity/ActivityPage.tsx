import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { activityCsv, activityList, activityVerification } from "../../hooks/activity.ts";
import { memberList } from "../../hooks/members.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { productList } from "../../hooks/products.ts";
import { DataList } from "../../ui/DataList.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { useActivityColumns } from "./use-activity-columns.tsx";
import { useActivityFilters } from "./use-activity-filters.ts";
import { VerifyLog } from "./VerifyLog.tsx";

/** Who did what in the organization (SEC-11). */
export function ActivityPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const query = useSearch({ from: "/o/$organizationId/users/activity" });
  const columns = useActivityColumns();
  const { kinds, days } = useActivityFilters([
    "members",
    "organization",
    "products",
    "orders",
    "payments",
    "support",
  ]);
  const members = useInfiniteQuery(memberList(organizationId)).data?.pages.flatMap(({ items }) => items);
  const products = useInfiniteQuery(productList(organizationId, {})).data?.pages.flatMap(
    ({ items }) => items,
  );
  return (
    <Page title={t("console:menu.activity")} lead={t("activity_page.lead")}>
      <VerifyLog query={activityVerification(organizationId)} complete="activity_page.complete" />
      <DataList
        label={t("console:menu.activity")}
        query={activityList(organizationId, query)}
        rowKey={(entry) => entry.id}
        search={t("activity_page.search")}
        filters={[kinds]}
        narrow={[
          ...days,
          {
            kind: "choice",
            name: "personId",
            label: t("activity_page.person"),
            options: (members ?? []).map(({ userId, firstName, lastName }) => ({
              value: userId,
              label: `${firstName} ${lastName}`,
            })),
          },
          {
            kind: "choice",
            name: "productId",
            label: t("activity_page.product"),
            options: (products ?? []).map(({ id, label, planName }) => ({
              value: id,
              label: label || planName,
            })),
          },
        ]}
        csv={activityCsv(organizationId, query)}
        firstOrder="-when"
        columns={columns}
        empty={<EmptyState icon={IconHistory} text={t("activity_page.empty")} />}
      />
    </Page>
  );
}
