import { Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { listSessions } from "../../../server/domains/identity/sessions/own-session.contract.ts";
import { shownByAct } from "../../api/query.ts";
import { useEndSession } from "../../hooks/sessions.ts";
import { Moment } from "../../ui/Dates.tsx";
import { DeviceIcon, useDeviceText } from "../../ui/device.tsx";
import { Refusal } from "../../ui/Refusal.tsx";

type Session = AnswerOf<typeof listSessions>["items"][number];

/** The running sessions, this one first and marked, then the last used, and ends by signing out. */
export function SessionsSection({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useTranslation("identity");
  return (
    <section aria-labelledby="sessions">
      <Title order={2} id="sessions" mb={4}>
        {t("sessions.list")}
      </Title>
      <Text c="dimmed" mb="sm">
        {t("sessions.forgets")}
      </Text>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {sessions
          .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
          .map((session) => (
            <SessionCard key={session.id} session={session} />
          ))}
      </Stack>
    </section>
  );
}

function SessionCard({ session }: { readonly session: Session }) {
  const { t, i18n } = useTranslation("identity");
  const device = useDeviceText()(session);
  const act = useEndSession();
  const end = () =>
    act.mutateAsync({ params: { sessionId: session.id } }).then(() => {
      notifications.show({ message: t("sessions.ended"), color: "green" });
    }, shownByAct);
  return (
    <Card component="li" padding="md">
      {act.error && <Refusal problem={act.error} />}
      <Group wrap="nowrap" align="flex-start">
        <DeviceIcon system={session.system} />
        <Stack gap={4} flex={1}>
          <Group gap="xs">
            <Text fw={550}>{device}</Text>
            {session.isCurrent && <Badge variant="light">{t("sessions.this_one")}</Badge>}
          </Group>
          {session.place && <Text size="sm">{placeText(session.place, i18n.language)}</Text>}
          <Text size="sm" c="dimmed">
            {t("sessions.last_seen")} <Moment at={session.seenAt} />
          </Text>
          <Text size="sm" c="dimmed">
            {t("sessions.first_seen")} <Moment at={session.firstSeenAt} />
          </Text>
        </Stack>
        {!session.isCurrent && (
          <Button
            size="xs"
            variant="default"
            onClick={end}
            loading={act.isPending}
            aria-label={t("sessions.end_named", { device })}
          >
            {t("sessions.end")}
          </Button>
        )}
      </Group>
    </Card>
  );
}

function placeText({ city, country }: NonNullable<Session["place"]>, language: string): string {
  const name = new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country;
  return city ? `${city}, ${name}` : name;
}
