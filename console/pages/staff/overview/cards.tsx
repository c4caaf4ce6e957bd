import {
  IconAlertTriangle,
  IconBuildingBank,
  IconFileAlert,
  IconFileInvoice,
  IconServerBolt,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../../hooks/installation.ts";
import { latestBankFiles } from "../../../hooks/staff/bank-files.ts";
import { waitingPayments } from "../../../hooks/staff/bank-payments.ts";
import { invoicesOfState } from "../../../hooks/staff/invoices.ts";
import { jobCountsQuery } from "../../../hooks/staff/jobs.ts";
import { CountCard } from "./CountCard.tsx";
import { sumsOf } from "./sums-of.ts";

/** Payments that nobody could place by their reference. */
export function WaitingPayments() {
  const { t } = useTranslation("staff");
  const { data, error } = useQuery(waitingPayments());
  return (
    <CountCard
      to="/staff/bank/payments"
      icon={IconBuildingBank}
      color="orange"
      label={t("overview.waiting_payments")}
      help={t("overview.waiting_payments_help")}
      count={data?.items.length}
      isMore={Boolean(data?.next)}
      sums={data && !data.next ? sumsOf(data.items) : []}
      failed={Boolean(error)}
    />
  );
}

const days = 7;
const day_ms = 86_400_000;

/** Bank files of the last days that were refused. */
export function RefusedFiles() {
  const { t } = useTranslation("staff");
  const { today } = useInstallation();
  const { data, error } = useQuery(latestBankFiles());
  const since = Date.parse(today) - days * day_ms;
  const refused = data?.items.filter(
    ({ state, uploadedAt }) => state === "refused" && Date.parse(uploadedAt) >= since,
  );
  return (
    <CountCard
      to="/staff/bank/files"
      icon={IconFileAlert}
      color="red"
      label={t("overview.refused_files", { count: refused?.length ?? 0, days })}
      help={t("overview.refused_files_help")}
      count={refused?.length}
      failed={Boolean(error)}
    />
  );
}

/** Jobs that will not be tried again by themselves. */
export function FailedJobs() {
  const { t } = useTranslation("staff");
  const { data, error } = useQuery(jobCountsQuery());
  return (
    <CountCard
      to="/staff/system/jobs"
      search={{ state: "dead" }}
      icon={IconServerBolt}
      color="red"
      label={t("overview.failed_jobs", { count: data?.counts.dead ?? 0 })}
      help={t("overview.failed_jobs_help")}
      count={data?.counts.dead}
      failed={Boolean(error)}
    />
  );
}

/** Invoices that are overdue, or open and not due yet, with what they come to. */
export function InvoicesOfState({ state }: { readonly state: "open" | "overdue" }) {
  const { t } = useTranslation("staff");
  const { data, error } = useQuery(invoicesOfState(state));
  const count = data?.items.length ?? 0;
  return (
    <CountCard
      to="/staff/invoices"
      search={{ state }}
      icon={state === "overdue" ? IconAlertTriangle : IconFileInvoice}
      color={state === "overdue" ? "red" : "blue"}
      label={
        state === "overdue"
          ? t("overview.overdue_invoices", { count })
          : t("overview.open_invoices", { count })
      }
      count={data?.items.length}
      isMore={Boolean(data?.next)}
      sums={
        data && !data.next
          ? sumsOf(data.items.map(({ totalMinor, currency }) => ({ minor: totalMinor, currency })))
          : []
      }
      failed={Boolean(error)}
    />
  );
}
