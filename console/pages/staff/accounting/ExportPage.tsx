import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../../hooks/installation.ts";
import { invoicesAddress, journalAddress } from "../../../hooks/staff/exports.ts";
import { FileOffer, FileOffers } from "../../../ui/FileOffer.tsx";
import { checkedPeriod, type Period, PeriodFields } from "../../../ui/form/PeriodFields.tsx";
import { Page } from "../../../ui/Page.tsx";

/** The journal, and invoices with credit notes, of a period as CSV for accounting programs (MON-15). */
export function ExportPage() {
  const { t } = useTranslation(["staff", "console"]);
  const { today } = useInstallation();
  const [period, setPeriod] = useState<Period>({ from: `${today.slice(0, 4)}-01-01`, to: today });
  const checked = checkedPeriod(period);
  return (
    <Page title={t("console:menu.staff_export")} lead={t("export.lead")} width="form">
      <Stack gap="xl">
        <PeriodFields period={period} onChange={setPeriod} />
        <FileOffers>
          <FileOffer
            title={t("export.journal.title")}
            text={t("export.journal.text")}
            act={t("export.journal.act")}
            address={checked && journalAddress(checked)}
          />
          <FileOffer
            title={t("export.invoices.title")}
            text={t("export.invoices.text")}
            act={t("export.invoices.act")}
            address={checked && invoicesAddress(checked)}
          />
        </FileOffers>
        <Text size="sm" c="dimmed">
          {t("export.format")}
        </Text>
      </Stack>
    </Page>
  );
}
