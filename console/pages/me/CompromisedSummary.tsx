import { Button, Group, List, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { factorsQuery } from "../../hooks/factors.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { useEndedText } from "./use-ended-text.ts";

/** What the steps did; undefined for what was left out. */
export interface Done {
  readonly password?: true;
  readonly sessions?: number;
  readonly tokens?: number;
}

interface CompromisedSummaryProps {
  readonly done: Done;
  readonly onBack: () => void;
}

/** What was done, and what was left as it is. */
export function CompromisedSummary({ done, onBack }: CompromisedSummaryProps) {
  const { t } = useTranslation("identity");
  const { items } = useSuspenseQuery(factorsQuery()).data;
  const text = useEndedText();
  const { password, sessions, tokens } = done;
  return (
    <Stack gap="lg">
      <Title order={2}>{t("compromised.summary.title")}</Title>
      <List spacing="sm" listStyleType="none">
        <Line isDone={password === true}>
          {password ? t("compromised.password.done") : t("compromised.password.not_done")}
        </Line>
        <Line isDone={sessions !== undefined}>
          {sessions === undefined ? t("compromised.sessions.not_done") : text.sessions(sessions)}
        </Line>
        <Line isDone={tokens !== undefined}>
          {tokens === undefined ? t("compromised.tokens.not_done") : text.tokens(tokens)}
        </Line>
        <Line isDone={items.length > 0}>
          {items.length > 0
            ? t("compromised.factors.done", { count: items.length })
            : t("compromised.factors.none")}
        </Line>
        <Line isDone>{t("compromised.addresses.done")}</Line>
      </List>
      <Text>{t("compromised.summary.text")}</Text>
      <Group>
        <ButtonLink to="/me/security">{t("compromised.summary.finish")}</ButtonLink>
        <Button variant="default" onClick={onBack}>
          {t("compromised.summary.again")}
        </Button>
      </Group>
    </Stack>
  );
}

function Line({ isDone, children }: { readonly isDone: boolean; readonly children: string }) {
  const Sign = isDone ? IconCheck : IconAlertTriangle;
  return (
    <List.Item
      icon={
        <ThemeIcon size={24} radius="xl" variant="light" color={isDone ? "green" : "orange"}>
          <Sign size={16} aria-hidden />
        </ThemeIcon>
      }
    >
      {children}
    </List.Item>
  );
}
