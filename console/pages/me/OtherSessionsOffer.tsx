import { Alert, Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDevices } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { sessionsQuery, useEndOtherSessions } from "../../hooks/sessions.ts";
import { Refusal } from "../../ui/Refusal.tsx";

/** Offers to end the other sessions after a factor came or went (ASVS 7.4.3); nothing where there are none. */
export function OtherSessionsOffer() {
  const { t } = useTranslation("identity");
  const others = useQuery(sessionsQuery()).data?.items.filter(({ isCurrent }) => !isCurrent) ?? [];
  const act = useEndOtherSessions();
  if (others.length === 0) return null;
  const end = () =>
    act.mutateAsync({}).then(() => {
      notifications.show({ message: t("sessions.others_ended"), color: "green" });
    }, shownByAct);
  return (
    <Alert color="blue" icon={<IconDevices aria-hidden />} role="status">
      <Text size="sm" c="var(--mantine-color-text)">
        {t("security.other_sessions", { count: others.length })}
      </Text>
      {act.error && <Refusal problem={act.error} />}
      <Group mt="sm">
        <Button variant="default" size="xs" onClick={end} loading={act.isPending}>
          {t("sessions.end_others")}
        </Button>
      </Group>
    </Alert>
  );
}
