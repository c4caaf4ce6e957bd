import { Text } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../../hooks/installation.ts";
import { staffMailList } from "../../../hooks/staff/mails.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";

/** Mails with their state, without their text. */
export function MailsPage() {
  const { t, i18n } = useTranslation(["operations", "console"]);
  const { mailbox } = useInstallation();
  // Without an SMTP server the demo keeps its mails in a mailbox of its own.
  const stateOf = ({ sentAt, subject }: { sentAt: string | null; subject: string | null }) =>
    sentAt ? "sent" : mailbox && subject ? "kept" : "waiting";
  const { search } = useSearch({ from: "/staff/system/mails" });
  const languages = new Intl.DisplayNames([i18n.language], { type: "language" });
  return (
    <Page title={t("console:menu.staff_mails")} lead={t("page.mails.lead")}>
      <DataList
        label={t("console:menu.staff_mails")}
        query={staffMailList(search)}
        rowKey={(mail) => mail.id}
        search={t("page.mails.search")}
        columns={[
          {
            id: "subject",
            label: t("page.mails.subject"),
            main: true,
            value: ({ subject, template }) =>
              subject ? (
                <Text inherit fw={550}>
                  {subject}
                </Text>
              ) : (
                <Text inherit c="dimmed">
                  {t("page.mails.no_subject", { template })}
                </Text>
              ),
          },
          { id: "recipient", label: t("page.mails.recipient"), value: ({ recipient }) => recipient },
          {
            id: "language",
            label: t("page.mails.language"),
            hideBelow: "lg",
            value: ({ language }) => languages.of(language) ?? language,
          },
          {
            id: "state",
            label: t("page.mails.state"),
            value: (mail) => <StateBadge kind="mail" state={stateOf(mail)} />,
          },
          {
            id: "created",
            label: t("page.mails.created"),
            hideBelow: "md",
            value: ({ createdAt }) => <Moment at={createdAt} />,
          },
        ]}
        empty={<EmptyState icon={IconMail} text={t("page.mails.empty")} />}
      />
    </Page>
  );
}
