import { Group, Stack, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { mailQuery } from "../../hooks/mailbox.ts";
import { styleNonce } from "../../theme/nonce.ts";
import { Moment } from "../../ui/Dates.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { Facts } from "../../ui/Page.tsx";
import { framedMail } from "./framed-mail.ts";
import classes from "./MailboxPage.module.css";

/** One mail, in a frame without script; its links open in this tab, as a mail program's would in the browser. */
export function Mail({ mailId }: { readonly mailId: string }) {
  const { t } = useTranslation("identity");
  const mail = useSuspenseQuery(mailQuery(mailId)).data;
  const html = useMemo(() => framedMail(mail.html, styleNonce.read()), [mail.html]);
  return (
    <Stack gap="md" className={classes.open}>
      <Group hiddenFrom="sm">
        <ButtonLink
          to="/mailbox"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
        >
          {t("mailbox.back")}
        </ButtonLink>
      </Group>
      <Title order={2}>{mail.subject ?? mail.template}</Title>
      <Facts
        facts={[
          { label: t("mailbox.to"), value: mail.recipient },
          { label: t("mailbox.at"), value: <Moment at={mail.sentAt ?? mail.createdAt} /> },
        ]}
      />
      <iframe
        className={classes.body}
        title={mail.subject ?? mail.template}
        srcDoc={html}
        sandbox="allow-same-origin allow-top-navigation-by-user-activation allow-popups"
      />
    </Stack>
  );
}
