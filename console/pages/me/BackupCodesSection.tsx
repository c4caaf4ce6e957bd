import { Button, Card, Group, Text, Title } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { factorsQuery, useRenewBackupCodes } from "../../hooks/factors.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";
import { DayOf } from "../../ui/Dates.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { BackupCodesDialog } from "./BackupCodesDialog.tsx";

/** How many backup codes are left, and a new sheet of them (SEC-2). Nothing without a second factor. */
export function BackupCodesSection() {
  const { t } = useTranslation("identity");
  const { items, backupCodes } = useSuspenseQuery(factorsQuery()).data;
  const act = useRenewBackupCodes();
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  if (items.length === 0) return null;
  const renew = () =>
    act.mutateAsync({}).then((made) => {
      setAsking(false);
      setCodes(made.codes);
    }, shownByAct);
  return (
    <section aria-labelledby="backup-codes">
      <Title order={2} id="backup-codes" mb={4}>
        {t("backup.title")}
      </Title>
      <Text c="dimmed" mb="sm">
        {t("backup.lead")}
      </Text>
      <Card padding="md">
        <Group justify="space-between" gap="sm">
          <Group wrap="nowrap" align="flex-start">
            <IconKey size={24} stroke={1.5} aria-hidden />
            <div>
              <Text fw={550}>
                {backupCodes ? t("backup.left", { count: backupCodes.left }) : t("backup.none")}
              </Text>
              {backupCodes && (
                <Text size="sm" c="dimmed">
                  {t("backup.made")} <DayOf at={backupCodes.madeAt} />
                </Text>
              )}
            </div>
          </Group>
          <Button
            variant="default"
            loading={act.isPending}
            onClick={() => (backupCodes ? setAsking(true) : renew())}
          >
            {t("backup.renew")}
          </Button>
        </Group>
        {act.error && !asking && <Refusal problem={act.error} />}
      </Card>
      <ConfirmAct
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("backup.renew_ask")}
        act={t("backup.renew")}
        keep={t("backup.keep")}
        pending={act.isPending}
        problem={act.error}
        onConfirm={renew}
      >
        <Text size="sm">{t("backup.renew_text")}</Text>
      </ConfirmAct>
      {codes && <BackupCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </section>
  );
}
