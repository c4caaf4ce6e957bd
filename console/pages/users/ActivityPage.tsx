import { IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { activityList } from "../../hooks/activity.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { DataList } from "../../ui/DataList.tsx";
import { Moment } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { useActivitySentence } from "./activity-sentence.ts";

/** Who did what in the organization (SEC-11). */
export function ActivityPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const sentence = useActivitySentence();
  return (
    <Page title={t("console:menu.activity")} lead={t("activity_page.lead")}>
      <DataList
        label={t("console:menu.activity")}
        query={activityList(organizationId)}
        rowKey={(entry) => entry.sequence}
        columns={[
          { id: "what", label: t("activity_page.what"), main: true, value: sentence },
          {
            id: "who",
            label: t("activity_page.who"),
            value: ({ actorKind, actorName }) =>
              actorName || t(actorKind === "system" ? "activity_page.system" : "activity_page.unknown"),
          },
          {
            id: "when",
            label: t("activity_page.when"),
            value: ({ happenedAt }) => <Moment at={happenedAt} />,
          },
        ]}
        empty={<EmptyState icon={IconHistory} text={t("activity_page.empty")} />}
      />
    </Page>
  );
}
