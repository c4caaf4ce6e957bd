import { SimpleGrid } from "@mantine/core";
import { IconUserQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { FailedJobs, InvoicesOfState, RefusedFiles, WaitingPayments } from "./cards.tsx";

/** What needs somebody: a number for each thing that waits, with the way there. */
export function StaffOverviewPage() {
  const { t } = useTranslation(["staff", "console"]);
  const bank = useStaffMay("staff.bank.read");
  const jobs = useStaffMay("staff.jobs.read");
  const invoices = useStaffMay("staff.invoices.read");
  return (
    <Page title={t("console:menu.staff_start")} lead={t("overview.lead")}>
      {bank || jobs || invoices ? (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          {bank && <WaitingPayments />}
          {bank && <RefusedFiles />}
          {jobs && <FailedJobs />}
          {invoices && <InvoicesOfState state="overdue" />}
          {invoices && <InvoicesOfState state="open" />}
        </SimpleGrid>
      ) : (
        <EmptyState icon={IconUserQuestion} text={t("overview.nothing_for_role")} />
      )}
    </Page>
  );
}
