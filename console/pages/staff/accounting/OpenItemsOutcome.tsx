import { Alert, Code, Stack, Text } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OpenItemsResult } from "../../../hooks/staff/open-items.ts";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { ButtonLink } from "../../../ui/links.tsx";

/** What an import did; or, line by line, why it did nothing. */
export function OpenItemsOutcome({ outcome }: { readonly outcome: OpenItemsResult }) {
  return outcome.errors.length > 0 ? <Mistakes errors={outcome.errors} /> : <Done outcome={outcome} />;
}

function Done({ outcome: { imported, alreadyThere } }: { readonly outcome: OpenItemsResult }) {
  const { t } = useTranslation("staff");
  const mayReadInvoices = useStaffMay("staff.invoices.read");
  const Sign = imported > 0 ? IconCircleCheck : IconInfoCircle;
  return (
    <Alert
      color={imported > 0 ? "green" : "blue"}
      icon={<Sign aria-hidden />}
      title={imported > 0 ? t("open_items.imported", { count: imported }) : t("open_items.nothing_new")}
      role="status"
    >
      <Stack gap="sm" align="flex-start">
        {(alreadyThere > 0 || imported === 0) && (
          <Text size="sm" c="var(--mantine-color-text)">
            {alreadyThere > 0 ? t("open_items.already", { count: alreadyThere }) : t("open_items.no_line")}
          </Text>
        )}
        {imported > 0 && mayReadInvoices && (
          <ButtonLink size="xs" variant="default" to="/staff/invoices">
            {t("open_items.see_invoices")}
          </ButtonLink>
        )}
      </Stack>
    </Alert>
  );
}

function Mistakes({ errors }: Pick<OpenItemsResult, "errors">) {
  const { t } = useTranslation("staff");
  return (
    <Stack gap="md">
      <Alert
        color="red"
        icon={<IconAlertCircle aria-hidden />}
        title={t("open_items.mistakes", { count: errors.length })}
        role="alert"
      >
        <Text size="sm" c="var(--mantine-color-text)">
          {t("open_items.mistakes_text")}
        </Text>
      </Alert>
      <DataRows
        label={t("open_items.mistakes", { count: errors.length })}
        rows={errors}
        rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
        columns={[
          {
            id: "line",
            label: t("open_items.line"),
            align: "end",
            value: ({ line }) => <span className="figures">{line}</span>,
          },
          {
            id: "column",
            label: t("open_items.column"),
            value: ({ column }) => column && <Code>{column}</Code>,
          },
          { id: "mistake", label: t("open_items.mistake"), main: true, value: ({ message }) => message },
        ]}
      />
    </Stack>
  );
}
