import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconShieldCheck } from "@tabler/icons-react";
import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Verification } from "../../../server/domains/organizations/activity/activity.contract.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { useMomentText } from "../../ui/Dates.tsx";
import { Refusal } from "../../ui/Refusal.tsx";

interface VerifyLogProps {
  readonly query: UseQueryOptions<Verification, ApiProblem>;
  /** What is said when nothing is broken. */
  readonly complete: "activity_page.complete" | "activity_page.own_complete";
}

/** Has the chain of a log checked on the server, and says plainly what came of it (SEC-10). */
export function VerifyLog({ query, complete }: VerifyLogProps) {
  const { t, i18n } = useTranslation("organizations");
  const { data, error, refetch, isFetching } = useQuery(query);
  const entries = new Intl.NumberFormat(i18n.language).format(data?.entries ?? 0);
  return (
    <Stack gap="sm" align="flex-start">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        onClick={() => refetch()}
        loading={isFetching}
      >
        {t("activity_page.verify")}
      </Button>
      <div role="status" aria-live="polite">
        {error && <Refusal problem={error} />}
        {data?.isComplete && (
          <Alert
            color="green"
            icon={<IconCircleCheck aria-hidden />}
            title={t("activity_page.complete_title")}
          >
            <Text size="sm" c="var(--mantine-color-text)">
              {t(complete, { entries })}
            </Text>
          </Alert>
        )}
        {data && !data.isComplete && <Broken soundUntil={data.soundUntil} />}
      </div>
    </Stack>
  );
}

function Broken({ soundUntil }: Pick<Verification, "soundUntil">) {
  const { t } = useTranslation("organizations");
  const { provider } = useInstallation();
  const momentText = useMomentText();
  const about = { provider: provider.name };
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t("activity_page.broken_title")}>
      <Text size="sm" c="var(--mantine-color-text)">
        {soundUntil
          ? t("activity_page.broken_since", { ...about, when: momentText(soundUntil) })
          : t("activity_page.broken", about)}
      </Text>
    </Alert>
  );
}
