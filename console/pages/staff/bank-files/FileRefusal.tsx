import { Alert, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { BankFile } from "../../../hooks/staff/bank-files.ts";
import { adviceFor } from "./advice.ts";

type Reason = NonNullable<BankFile["refusal"]>;

/** Why a file was refused, where in it, and what to do. */
export function FileRefusal({ refusal }: { readonly refusal: Reason }) {
  const { t } = useTranslation("bank");
  const place = usePlaceText()(refusal);
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} title={t("page.refused.title")}>
      <Text c="var(--mantine-color-text)">{refusal.message}</Text>
      {place && (
        <Text size="sm" c="dimmed" className="figures">
          {place}
        </Text>
      )}
      <Text fw={550} mt="sm" c="var(--mantine-color-text)">
        {t("page.refused.what_to_do")}
      </Text>
      <Text c="var(--mantine-color-text)">{t(`page.advice.${adviceFor(refusal.code)}`)}</Text>
    </Alert>
  );
}

/** Where in the file the reason stands: "Line 812, column 14". */
export function usePlaceText() {
  const { t } = useTranslation("bank");
  return ({ line, column }: Reason) => {
    if (line === null) return "";
    return column === null
      ? t("page.refused.line", { line })
      : t("page.refused.line_column", { line, column });
  };
}
