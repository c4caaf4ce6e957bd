import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  type OwnActivitySearch,
  ownActivityCsv,
  ownActivityList,
  ownActivityVerification,
} from "../../hooks/activity.ts";
import { productList } from "../../hooks/products.ts";
import { useSession } from "../../hooks/session.ts";
import { DataList } from "../../ui/DataList.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import type { NarrowField } from "../../ui/narrow-field.ts";
import { Page } from "../../ui/Page.tsx";
import { useActivityColumns } from "./use-activity-columns.tsx";
import { useActivityFilters } from "./use-activity-filters.ts";
import { VerifyLog } from "./VerifyLog.tsx";

/** What happened to one's account, and what one did in one's organizations (SEC-10). */
export function OwnActivityPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const query: OwnActivitySearch = useSearch({ from: "/me/activity" });
  const columns = useActivityColumns();
  const { organizations } = useSession();
  const { kinds, days } = useActivityFilters([
    "signing_in",
    "security",
    "account",
    "tokens",
    "organization",
    "orders",
    "payments",
  ]);
  const chosen = organizations.find(({ id }) => id === query.organizationId) ?? organizations[0];
  const organization: NarrowField = {
    kind: "choice",
    name: "organizationId",
    label: t("activity_page.organization"),
    options: organizations.map(({ id, name }) => ({ value: id, label: name })),
  };
  return (
    <Page title={t("console:menu.own_activity")} lead={t("activity_page.own_lead")}>
      <VerifyLog query={ownActivityVerification()} complete="activity_page.own_complete" />
      <DataList
        label={t("console:menu.own_activity")}
        query={ownActivityList(query)}
        rowKey={(entry) => entry.id}
        search={t("activity_page.search")}
        filters={[kinds]}
        narrow={[...days, organization, useProductField(chosen?.id)]}
        csv={ownActivityCsv(query)}
        firstOrder="-when"
        columns={columns}
        empty={<EmptyState icon={IconHistory} text={t("activity_page.own_empty")} />}
      />
    </Page>
  );
}

/** Products of the organization that is chosen, or of the first. */
function useProductField(organizationId: string | undefined): NarrowField {
  const { t } = useTranslation("organizations");
  const list = useInfiniteQuery({
    ...productList(organizationId ?? "", {}),
    enabled: organizationId !== undefined,
  });
  const products = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return {
    kind: "choice",
    name: "productId",
    label: t("activity_page.product"),
    options: products.map(({ id, label, planName }) => ({ value: id, label: label || planName })),
  };
}
