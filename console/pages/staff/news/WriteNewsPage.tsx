import { NativeSelect, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallOf } from "../../../../common/contract.ts";
import { newsTopics, sendNews } from "../../../../server/domains/identity/news/news.contract.ts";
import { shownByAct } from "../../../api/query.ts";
import { newsReadersQuery, useSendNews } from "../../../hooks/staff/news.ts";
import type { Language } from "../../../language/language.ts";
import { ConfirmAct } from "../../../ui/ConfirmAct.tsx";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { Page } from "../../../ui/Page.tsx";
import { NewsTextFields, type NewsValues } from "./NewsTextFields.tsx";

type News = CallOf<typeof sendNews>["body"];

const nothing = { subject: "", text: "" };

/** Languages in which nothing was written are left out; the provider's own never is. */
function bodyOf({ topic, texts }: NewsValues, needed: Language): News {
  const written = Object.entries(texts).filter(
    ([language, { subject, text }]) => language === needed || subject.trim() || text.trim(),
  );
  return { topic, texts: Object.fromEntries(written) };
}

/** Writes news by language, with preview and how many get them, and sends them (ACC-7). */
export function WriteNewsPage() {
  const { t } = useTranslation(["staff", "identity"]);
  const readers = useSuspenseQuery(newsReadersQuery()).data;
  const needed = readers.language as Language;
  const navigate = useNavigate();
  const act = useSendNews();
  const [body, setBody] = useState<News>();
  const [asking, dialog] = useDisclosure(false);
  const labels = { topic: t("news.topic"), ...labelsOf(t("news.subject"), t("news.text")) };
  const form = useActForm<NewsValues, News, void>({
    initialValues: {
      topic: "product",
      texts: { en: nothing, de: nothing, fr: nothing, it: nothing, es: nothing },
    },
    labels,
    schema: sendNews.body,
    bodyOf: (values) => bodyOf(values, needed),
    submit: async (checked) => {
      setBody(checked);
      dialog.open();
    },
  });
  const send = () => {
    if (!body) return;
    const sent = () => {
      notifications.show({ message: t("news.sent"), color: "green" });
      return navigate({ to: "/staff/news" });
    };
    act.mutateAsync({ body }).then(sent, shownByAct);
  };
  const { topic } = form.form.getValues();
  const count = readers.items
    .filter((one) => one.topic === topic)
    .reduce((sum, { readers: more }) => sum + more, 0);
  return (
    <Page title={t("news.write")} lead={t("news.write_lead")}>
      <Form act={form} submit={t("news.send")}>
        <Stack gap="lg">
          <NativeSelect
            {...form.field("topic")}
            description={t("news.readers", { count })}
            inputWrapperOrder={["label", "input", "description", "error"]}
            data={newsTopics.map((one) => ({ value: one, label: t(`identity:news.topic.${one}`) }))}
            maw="28rem"
          />
          <NewsTextFields act={form} needed={needed} />
        </Stack>
      </Form>
      <ConfirmAct
        opened={asking}
        onClose={dialog.close}
        title={t("news.confirm_title", { subject: body?.texts[needed]?.subject ?? "" })}
        act={t("news.send")}
        keep={t("news.keep")}
        pending={act.isPending}
        problem={act.error}
        onConfirm={send}
      >
        <Text>{t("news.readers", { count })}</Text>
        <Text>{t("news.confirm_text")}</Text>
      </ConfirmAct>
    </Page>
  );
}

function labelsOf(subject: string, text: string): Record<string, string> {
  const languages = ["en", "de", "fr", "it", "es"];
  return Object.fromEntries(
    languages.flatMap((language) => [
      [`texts.${language}.subject`, `${subject} (${language})`],
      [`texts.${language}.text`, `${text} (${language})`],
    ]),
  );
}
