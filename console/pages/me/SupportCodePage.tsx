import { Alert, Button, Card, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { supportCodeQuery, useRenewSupportCode } from "../../hooks/support-code.ts";
import { Moment } from "../../ui/Dates.tsx";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import classes from "./SupportCodePage.module.css";

/** What a caller reads out to support, large (SUP-1). Says by itself when it was used, and by whom. */
export function SupportCodePage() {
  const { t } = useTranslation(["support", "console"]);
  const { code, secondsLeft, used } = useSuspenseQuery(supportCodeQuery()).data;
  const [hadCode, setHadCode] = useState(code !== null);
  if (code !== null && !hadCode) setHadCode(true);
  const act = useRenewSupportCode();
  const grouped = code?.replace(/(.{4})(?=.)/g, "$1 ");
  const missing = hadCode ? t("code.expired") : t("code.none");
  const said = used ? t("code.used", { name: used.by }) : missing;
  return (
    <Page title={t("console:menu.support_code")} lead={t("code.lead")} width="form">
      {act.error && <Refusal problem={act.error} />}
      <VisuallyHidden role="status">
        {grouped ? t("code.made", { code: grouped }) : hadCode ? said : ""}
      </VisuallyHidden>
      <Card p={{ base: "md", sm: "xl" }}>
        <Stack gap="md" align="flex-start">
          {grouped ? (
            <div>
              <div className={classes.code}>{grouped}</div>
              <TimeLeft key={code} seconds={secondsLeft} />
            </div>
          ) : (
            <NoCode text={said} used={used} />
          )}
          <Button
            variant={grouped ? "default" : "filled"}
            loading={act.isPending}
            onClick={() => act.mutate({})}
          >
            {grouped ? t("code.renew") : t("code.make")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("code.how")}
          </Text>
        </Stack>
      </Card>
      <Alert color="blue" icon={<IconInfoCircle size={20} aria-hidden />}>
        {t("code.not_domain")}
      </Alert>
    </Page>
  );
}

function NoCode({ text, used }: { readonly text: string; readonly used: { readonly at: string } | null }) {
  const { t } = useTranslation("support");
  if (!used) return <Text>{text}</Text>;
  return (
    <Alert color="green" icon={<IconCheck size={20} aria-hidden />} w="100%">
      <Text>{text}</Text>
      <Text size="sm" mt={4}>
        {t("code.used_at")}: <Moment at={used.at} />
      </Text>
    </Alert>
  );
}

/** Counts down from what the server said last, so that a wrong clock of the computer does not matter. */
function TimeLeft({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation("support");
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return <Text c="dimmed">{t("code.left", { time })}</Text>;
}
