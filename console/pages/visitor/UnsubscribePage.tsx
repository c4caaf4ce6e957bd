import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { newsTopics } from "../../../server/domains/identity/news/news.contract.ts";
import { shownByAct } from "../../api/query.ts";
import { useUnsubscribe } from "../../hooks/news.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/unsubscribe");

/** Ends the mails on a topic by a button: programs that only look at links in mails must not do it (RFC 8058). */
export function UnsubscribePage() {
  const { t } = useTranslation("identity");
  const { token, topic: named } = route.useSearch();
  const act = useUnsubscribe();
  const topic = newsTopics.find((one) => one === named);
  if (act.isSuccess) {
    return (
      <VisitorPage title={t("unsubscribe.done_title")} lead={t("unsubscribe.done_text")}>
        <ButtonLink to="/me/news" variant="default">
          {t("unsubscribe.to_news")}
        </ButtonLink>
      </VisitorPage>
    );
  }
  const lead = topic ? t("unsubscribe.lead", { topic: t(`news.topic.${topic}`) }) : t("unsubscribe.lead_any");
  return (
    <VisitorPage title={t("unsubscribe.title")} lead={lead}>
      {act.error && <Refusal problem={act.error} />}
      <Button
        onClick={() => act.mutateAsync({ params: { token } }).catch(shownByAct)}
        loading={act.isPending}
        disabled={token === ""}
      >
        {t("unsubscribe.submit")}
      </Button>
    </VisitorPage>
  );
}
