import { Button, Text, VisuallyHidden } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconMail } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../hooks/installation.ts";
import { mailboxList } from "../../hooks/mailbox.ts";
import { Brand } from "../../shell/Brand.tsx";
import { ListSkeleton } from "../../ui/DataRows.tsx";
import { Moment } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { NotFound } from "../../ui/NotFound.tsx";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { Mail } from "./Mail.tsx";
import classes from "./MailboxPage.module.css";

const route = getRouteApi("/mailbox");

/** The demo's mailbox: what would have been sent, as it looks. */
export function MailboxPage() {
  const { t } = useTranslation("identity");
  const { provider, mailbox } = useInstallation();
  const { mail } = route.useSearch();
  useDocumentTitle(`${t("mailbox.title")} · ${provider.name}`);
  if (!mailbox) return <NotFound />;
  return (
    <div className={classes.frame} data-mail={mail !== undefined}>
      <header className={classes.header}>
        <Brand />
        <ButtonLink to="/" variant="default" size="xs">
          {t("mailbox.to_console")}
        </ButtonLink>
      </header>
      <main id="main" tabIndex={-1} className={classes.panes}>
        <VisuallyHidden component="h1" id="title" tabIndex={-1}>
          {t("mailbox.title")}
        </VisuallyHidden>
        <nav className={classes.list} aria-label={t("mailbox.list")}>
          <div className={classes.heading}>
            <Text fz="h2" fw={620}>
              {t("mailbox.title")}
            </Text>
            <Text size="sm" c="dimmed">
              {t("mailbox.lead")}
            </Text>
          </div>
          <MailList />
        </nav>
        <div className={classes.mail}>
          {mail ? (
            <Suspense fallback={<PageSkeleton />}>
              <Mail mailId={mail} />
            </Suspense>
          ) : (
            <EmptyState icon={IconMail} text={t("mailbox.choose")} />
          )}
        </div>
      </main>
    </div>
  );
}

function MailList() {
  const { t } = useTranslation(["identity", "console"]);
  const list = useInfiniteQuery(mailboxList());
  const mails = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <ListSkeleton label={t("console:loading")} />;
  if (list.error && mails.length === 0) return <Refusal problem={list.error} />;
  if (mails.length === 0) return <EmptyState icon={IconMail} text={t("mailbox.empty")} />;
  return (
    <>
      <ul className={classes.mails}>
        {mails.map((mail) => (
          <li key={mail.id}>
            <Link
              to="/mailbox"
              search={{ mail: mail.id }}
              className={classes.entry}
              activeProps={{ "aria-current": "true" }}
            >
              <span className={classes.subject}>{mail.subject ?? mail.template}</span>
              <span className={classes.meta}>
                <span className={classes.recipient}>{mail.recipient}</span>
                <Moment at={mail.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          onClick={() => list.fetchNextPage()}
          loading={list.isFetchingNextPage}
        >
          {t("console:list.more")}
        </Button>
      )}
    </>
  );
}
