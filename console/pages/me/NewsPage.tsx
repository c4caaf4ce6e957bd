import { Stack, Switch, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { NewsTopic } from "../../../server/domains/identity/news/news.contract.ts";
import { shownByAct } from "../../api/query.ts";
import { newsTopicsQuery, useChangeNewsTopic } from "../../hooks/news.ts";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../../ui/Refusal.tsx";

/** What the provider may write about, topic by topic (ACC-7). */
export function NewsPage() {
  const { t } = useTranslation(["identity", "console"]);
  const { items } = useSuspenseQuery(newsTopicsQuery()).data;
  const act = useChangeNewsTopic();
  const choose = (topic: NewsTopic, isOn: boolean) => {
    const message = t(isOn ? "news.on" : "news.off", { topic: t(`news.topic.${topic}`) });
    const tell = () => {
      notifications.show({ message, color: "green" });
    };
    act.mutateAsync({ body: { topic, isOn } }).then(tell, shownByAct);
  };
  return (
    <Page title={t("console:menu.news")} lead={t("news.lead")} width="form">
      {act.error && <Refusal problem={act.error} />}
      <Stack gap="lg">
        {items.map(({ topic, isOn }) => (
          <Switch
            key={topic}
            checked={isOn}
            disabled={act.isPending && act.variables.body.topic === topic}
            onChange={(event) => choose(topic, event.currentTarget.checked)}
            label={t(`news.topic.${topic}`)}
            description={t(`news.about.${topic}`)}
          />
        ))}
      </Stack>
      <Text size="sm" c="dimmed">
        {t("news.needed")}
      </Text>
    </Page>
  );
}
