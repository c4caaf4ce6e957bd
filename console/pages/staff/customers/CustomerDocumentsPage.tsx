import { IconArrowLeft } from "@tabler/icons-react";
import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../../hooks/installation.ts";
import { customerQuery } from "../../../hooks/staff/customer.ts";
import { staffPeriodCountQuery, staffPeriodFiles } from "../../../hooks/staff/period-documents.ts";
import { checkedPeriod, type Period } from "../../../ui/form/PeriodFields.tsx";
import { PageLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PeriodDocuments } from "../../accounting/PeriodDocuments.tsx";

/** A customer's statement of account and documents of a period. */
export function CustomerDocumentsPage() {
  const { t } = useTranslation("billing");
  const { organizationId } = useParams({ from: "/staff/customers/$organizationId/documents" });
  const { name } = useSuspenseQuery(customerQuery(organizationId)).data;
  const { today } = useInstallation();
  const [period, setPeriod] = useState<Period>({ from: `${today.slice(0, 4)}-01-01`, to: today });
  const checked = checkedPeriod(period);
  const count = useQuery({
    ...staffPeriodCountQuery(organizationId, checked ?? period),
    enabled: checked !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t("page.documents.title")}
      lead={
        <PageLink to="/staff/customers/$organizationId" params={{ organizationId }}>
          <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: "-2px" }} /> {name}
        </PageLink>
      }
      width="form"
    >
      <PeriodDocuments
        period={period}
        onPeriod={setPeriod}
        count={checked && count.data}
        files={checked && staffPeriodFiles(organizationId, checked)}
      />
    </Page>
  );
}
