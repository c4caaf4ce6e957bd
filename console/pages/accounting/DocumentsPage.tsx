import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../hooks/installation.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { periodCountQuery, periodFiles } from "../../hooks/period-documents.ts";
import { checkedPeriod, type Period } from "../../ui/form/PeriodFields.tsx";
import { Page } from "../../ui/Page.tsx";
import { PeriodDocuments } from "./PeriodDocuments.tsx";

/** The organization's statement of account and documents of a period. */
export function DocumentsPage() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { today } = useInstallation();
  const [period, setPeriod] = useState<Period>({ from: `${today.slice(0, 4)}-01-01`, to: today });
  const checked = checkedPeriod(period);
  const count = useQuery({
    ...periodCountQuery(organizationId, checked ?? period),
    enabled: checked !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t("page.documents.title")} lead={t("page.documents.lead")} width="form">
      <PeriodDocuments
        period={period}
        onPeriod={setPeriod}
        count={checked && count.data}
        files={checked && periodFiles(organizationId, checked)}
      />
    </Page>
  );
}
