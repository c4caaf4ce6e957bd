import { Alert, Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconRefresh } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { logCheckQuery } from "../../../hooks/staff/audit.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Page } from "../../../ui/Page.tsx";

/** Whether every activity log is as it was written (SEC-10). */
export function LogCheckPage() {
  const { t, i18n } = useTranslation(["staff", "console"]);
  const { data, refetch, isFetching } = useSuspenseQuery(logCheckQuery());
  const number = new Intl.NumberFormat(i18n.language);
  const holds = data.broken.length === 0;
  const Sign = holds ? IconCircleCheck : IconAlertTriangle;
  return (
    <Page
      title={t("console:menu.staff_audit")}
      lead={t("audit.lead")}
      action={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => refetch()}
          loading={isFetching}
        >
          {t("audit.again")}
        </Button>
      }
    >
      <Alert
        color={holds ? "green" : "red"}
        icon={<Sign aria-hidden />}
        title={holds ? t("audit.complete") : t("audit.broken")}
        role="status"
      >
        <Text size="sm" c="var(--mantine-color-text)">
          {t("audit.checked", { entries: number.format(data.entries), logs: number.format(data.logs) })}
        </Text>
      </Alert>
      {!holds && (
        <DataRows
          label={t("audit.broken")}
          rows={data.broken}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "log",
              label: t("audit.log"),
              main: true,
              value: ({ of, name }) =>
                t(of === "organization" ? "audit.of_organization" : "audit.of_user", { name }),
            },
            {
              id: "first",
              label: t("audit.first"),
              align: "end",
              value: ({ sequence }) => <span className="figures">{number.format(sequence)}</span>,
            },
          ]}
        />
      )}
    </Page>
  );
}
