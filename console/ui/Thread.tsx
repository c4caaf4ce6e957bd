import { Anchor, Badge, Card, Group, Text } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SupportRequest } from "../hooks/requests.ts";
import { Moment } from "./Dates.tsx";
import classes from "./Thread.module.css";

type Message = SupportRequest["messages"][number];

interface Note {
  readonly id: string;
  readonly authorName: string;
  readonly text: string;
  readonly writtenAt: string;
}

interface ThreadProps {
  readonly messages: readonly Message[];
  /** What staff wrote for each other; only staff have any. */
  readonly notes?: readonly Note[];
  /** Where a file lies. */
  readonly fileAddress: (attachmentId: string) => string;
}

interface Entry {
  readonly id: string;
  readonly by: Message["author"] | "note";
  readonly name: string;
  readonly text: string;
  readonly at: string;
  readonly attachments: Message["attachments"];
}

/** The messages of a request, oldest first, with the notes of staff among them. */
export function Thread({ messages, notes = [], fileAddress }: ThreadProps) {
  const { t } = useTranslation("support");
  const entries: Entry[] = [
    ...messages.map(({ id, author, authorName, text, sentAt, attachments }) => ({
      ...{ id, by: author, name: authorName, text, at: sentAt, attachments },
    })),
    ...notes.map(({ id, authorName, text, writtenAt }) => ({
      ...{ id, by: "note" as const, name: authorName, text, at: writtenAt, attachments: [] },
    })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <ul className={classes.list} aria-label={t("thread.label")}>
      {entries.map((entry) => (
        <Card component="li" key={entry.id} p="md" className={entry.by === "note" ? classes.note : undefined}>
          <Group justify="space-between" gap="xs" mb={6}>
            <Group gap="xs">
              <Text fw={600} size="sm">
                {nameOf(entry)}
              </Text>
              {entry.by === "note" && (
                <Badge variant="default" tt="none">
                  {t("thread.note")}
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              <Moment at={entry.at} />
            </Text>
          </Group>
          <Text className={classes.text}>{entry.text}</Text>
          {entry.attachments.length > 0 && (
            <Group gap="md" mt="sm">
              {entry.attachments.map(({ id, name }) => (
                <Anchor
                  key={id}
                  size="sm"
                  href={fileAddress(id)}
                  download
                  aria-label={t("thread.download", { name })}
                >
                  <IconPaperclip size={14} aria-hidden /> {name}
                </Anchor>
              ))}
            </Group>
          )}
        </Card>
      ))}
    </ul>
  );

  function nameOf({ by, name }: Entry): string {
    if (by === "staff") return t("thread.support", { name });
    return name === "" ? t("thread.former") : name;
  }
}
