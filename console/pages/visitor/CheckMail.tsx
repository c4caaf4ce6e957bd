import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../hooks/installation.ts";
import { ButtonLink, PageLink } from "../../ui/links.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

interface CheckMailProps {
  readonly email: string;
  readonly text: string;
}

/** Says that a mail is on its way; the same words whether the address is known or not (ACC-2). */
export function CheckMail({ email, text }: CheckMailProps) {
  const { t } = useTranslation("identity");
  const { mailbox } = useInstallation();
  return (
    <VisitorPage title={t("check_mail.title")} lead={text}>
      <Text fw={600}>{email}</Text>
      <Text size="sm" c="dimmed">
        {t("check_mail.late")}
      </Text>
      {mailbox && (
        <ButtonLink to="/mailbox" variant="light">
          {t("mailbox.open")}
        </ButtonLink>
      )}
      <PageLink to="/sign-in" size="sm">
        {t("check_mail.back")}
      </PageLink>
    </VisitorPage>
  );
}
