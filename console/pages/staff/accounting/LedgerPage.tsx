import { IconScale } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ledgerList } from "../../../hooks/staff/ledger.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ButtonLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { CustomerFilter } from "./CustomerFilter.tsx";
import { LedgerRows } from "./LedgerRows.tsx";

/** Every movement of money by double entry (MON-2), of all or of one customer. */
export function LedgerPage() {
  const { t } = useTranslation(["staff", "console"]);
  const { organizationId } = useSearch({ from: "/staff/accounting/ledger" });
  return (
    <Page
      title={t("console:menu.staff_ledger")}
      lead={t("ledger.lead")}
      action={
        <ButtonLink to="/staff/accounting/check" variant="default">
          {t("ledger.to_check")}
        </ButtonLink>
      }
    >
      <CustomerFilter organizationId={organizationId} />
      <DataList
        label={t("console:menu.staff_ledger")}
        query={ledgerList({ organizationId })}
        show={(transactions) => <LedgerRows transactions={transactions} />}
        empty={
          <EmptyState icon={IconScale} text={t(organizationId ? "ledger.empty_customer" : "ledger.empty")} />
        }
      />
    </Page>
  );
}
