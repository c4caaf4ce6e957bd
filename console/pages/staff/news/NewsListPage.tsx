import { Text } from "@mantine/core";
import { IconNews } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { newsList, newsReadersQuery } from "../../../hooks/staff/news.ts";
import { type Language, languageNames } from "../../../language/language.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ButtonLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";

/** News that went out, and the way to write more (ACC-7). */
export function NewsListPage() {
  const { t } = useTranslation(["staff", "identity", "console"]);
  const personName = usePersonName();
  const { language } = useSuspenseQuery(newsReadersQuery()).data;
  const write = <ButtonLink to="/staff/news/new">{t("news.write")}</ButtonLink>;
  return (
    <Page
      title={t("console:menu.staff_news")}
      lead={t("news.lead", { language: languageNames[language as Language] })}
      action={write}
    >
      <DataList
        label={t("console:menu.staff_news")}
        query={newsList()}
        rowKey={(news) => news.id}
        columns={[
          {
            id: "subject",
            label: t("news.subject"),
            main: true,
            value: ({ subject }) => (
              <Text inherit fw={550}>
                {subject}
              </Text>
            ),
          },
          { id: "topic", label: t("news.topic"), value: ({ topic }) => t(`identity:news.topic.${topic}`) },
          { id: "when", label: t("news.when"), value: ({ createdAt }) => <Moment at={createdAt} /> },
          {
            id: "who",
            label: t("news.who"),
            hideBelow: "md",
            value: ({ createdByName }) => personName(createdByName),
          },
          {
            id: "mails",
            label: t("news.mails"),
            value: ({ mails, finishedAt }) => (finishedAt ? String(mails) : t("news.running")),
          },
        ]}
        empty={<EmptyState icon={IconNews} text={t("news.empty")} />}
      />
    </Page>
  );
}
