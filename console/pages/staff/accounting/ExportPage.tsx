import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ExportPeriod } from "../../../../server/domains/billing/exports/export.contract.ts";
import { useInstallation } from "../../../hooks/installation.ts";
import { invoicesAddress, journalAddress, type Period } from "../../../hooks/staff/exports.ts";
import { fieldMessage } from "../../../ui/form/field-message.ts";
import { Page } from "../../../ui/Page.tsx";
import classes from "../../accounting/accounting.module.css";

/** The journal, and invoices with credit notes, of a period as CSV for accounting programs (MON-15). */
export function ExportPage() {
  const { t } = useTranslation(["staff", "console"]);
  const { today } = useInstallation();
  const [period, setPeriod] = useState<Period>({ from: `${today.slice(0, 4)}-01-01`, to: today });
  const checked = ExportPeriod.safeParse(period);
  const errorOf = (field: keyof Period) => {
    const issue = checked.error?.issues.find(({ path }) => path[0] === field);
    return issue && fieldMessage(issue);
  };
  const day = (field: keyof Period) => ({
    type: "date" as const,
    label: t(`export.${field}`),
    value: period[field],
    error: errorOf(field),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setPeriod({ ...period, [field]: currentTarget.value }),
  });
  return (
    <Page title={t("console:menu.staff_export")} lead={t("export.lead")} width="form">
      <Stack gap="xl">
        <Group align="flex-start" grow>
          <TextInput {...day("from")} />
          <TextInput {...day("to")} />
        </Group>
        <ul className={classes.acts}>
          <ExportLink
            title={t("export.journal.title")}
            text={t("export.journal.text")}
            act={t("export.journal.act")}
            address={checked.success ? journalAddress(checked.data) : undefined}
          />
          <ExportLink
            title={t("export.invoices.title")}
            text={t("export.invoices.text")}
            act={t("export.invoices.act")}
            address={checked.success ? invoicesAddress(checked.data) : undefined}
          />
        </ul>
        <Text size="sm" c="dimmed">
          {t("export.format")}
        </Text>
      </Stack>
    </Page>
  );
}

interface ExportLinkProps {
  readonly title: string;
  readonly text: string;
  readonly act: string;
  /** None while the period is none. */
  readonly address: string | undefined;
}

function ExportLink({ title, text, act, address }: ExportLinkProps) {
  const icon = <IconDownload size={18} aria-hidden />;
  return (
    <li>
      <div>
        <Text fw={550}>{title}</Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      {address ? (
        <Button component="a" href={address} download variant="default" leftSection={icon}>
          {act}
        </Button>
      ) : (
        <Button variant="default" leftSection={icon} disabled>
          {act}
        </Button>
      )}
    </li>
  );
}
