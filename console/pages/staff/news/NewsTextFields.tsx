import { Anchor, Card, SimpleGrid, Stack, Tabs, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { linksIn } from "../../../../common/links-in.ts";
import type { NewsTopic } from "../../../../server/domains/identity/news/news.contract.ts";
import { useInstallation } from "../../../hooks/installation.ts";
import { type Language, languageNames } from "../../../language/language.ts";
import type { ActForm } from "../../../ui/form/use-act-form.ts";

/** What is typed: a topic, and a text in each language. */
export interface NewsValues {
  topic: NewsTopic;
  texts: Record<Language, { subject: string; text: string }>;
}

interface NewsTextFieldsProps {
  readonly act: ActForm<NewsValues>;
  /** The language that is never left out. */
  readonly needed: Language;
}

/** Subject and text in each language, and how they will be read. */
export function NewsTextFields({ act, needed }: NewsTextFieldsProps) {
  const { t } = useTranslation("staff");
  const { languages } = useInstallation();
  const [shown, setShown] = useState<Language>(needed);
  const ordered = [needed, ...languages.filter((language) => language !== needed)];
  return (
    <Tabs value={shown} onChange={(language) => setShown(language as Language)}>
      <Tabs.List mb="md" aria-label={t("news.languages")}>
        {ordered.map((language) => (
          <Tabs.Tab key={language} value={language} lang={language}>
            {languageNames[language]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {ordered.map((language) => (
        <Tabs.Panel key={language} value={language}>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
            <Stack>
              <TextInput {...act.field(`texts.${language}.subject`)} lang={language} />
              <Textarea {...act.field(`texts.${language}.text`)} lang={language} rows={12} />
            </Stack>
            <Preview {...act.form.getValues().texts[language]} language={language} />
          </SimpleGrid>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

interface PreviewProps {
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
}

function Preview({ subject, text, language }: PreviewProps) {
  const { t } = useTranslation("staff");
  const paragraphs = [...text.matchAll(/[^\n](?:[^\n]|\n(?!\n))*/g)].filter(([words]) => words.trim());
  return (
    <section aria-label={t("news.preview")}>
      <Text size="sm" fw={500} mb={4}>
        {t("news.preview")}
      </Text>
      <Card padding="lg" lang={language}>
        {!subject.trim() && paragraphs.length === 0 && <Text c="dimmed">{t("news.preview_empty")}</Text>}
        <Stack gap="md">
          {subject.trim() && <Title order={3}>{subject}</Title>}
          {paragraphs.map(({ 0: words, index }) => (
            <Text key={index} style={{ whiteSpace: "pre-line" }}>
              <WithLinks text={words.trim()} />
            </Text>
          ))}
        </Stack>
      </Card>
    </section>
  );
}

/** A text with its addresses of pages as links, as the mail has them. */
function WithLinks({ text }: { readonly text: string }) {
  return linksIn(text).map(({ text: part, at, url }) =>
    url ? (
      <Anchor key={at} href={url} rel="noreferrer" target="_blank">
        {part}
      </Anchor>
    ) : (
      part
    ),
  );
}
