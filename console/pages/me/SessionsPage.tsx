import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { sessionsQuery, useEndOtherSessions } from "../../hooks/sessions.ts";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { SessionsSection } from "./SessionsSection.tsx";
import { TrustedDevicesSection } from "./TrustedDevicesSection.tsx";

/** Where one is signed in, and where the password suffices (SEC-6). */
export function SessionsPage() {
  const { t } = useTranslation(["identity", "console"]);
  const { items } = useSuspenseQuery(sessionsQuery()).data;
  const act = useEndOtherSessions();
  const endOthers = () =>
    act.mutateAsync({}).then(() => {
      notifications.show({ message: t("sessions.others_ended"), color: "green" });
    }, shownByAct);
  return (
    <Page
      title={t("console:menu.sessions")}
      lead={t("sessions.lead")}
      width="form"
      action={
        items.some(({ isCurrent }) => !isCurrent) && (
          <Button onClick={endOthers} loading={act.isPending}>
            {t("sessions.end_others")}
          </Button>
        )
      }
    >
      {act.error && <Refusal problem={act.error} />}
      <SessionsSection sessions={items} />
      <TrustedDevicesSection />
    </Page>
  );
}
