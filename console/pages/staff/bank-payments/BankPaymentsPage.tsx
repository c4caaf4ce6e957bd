import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "../../../ui/Page.tsx";
import { PaymentBrowser } from "./PaymentBrowser.tsx";

/** Incoming payments: the queue of those that wait for staff, and all (MON-7). */
export function BankPaymentsPage() {
  const { t } = useTranslation(["bank", "console"]);
  const { queue = "waiting", payment: _, ...query } = useSearch({ from: "/staff/bank/payments" });
  return (
    <Page title={t("console:menu.staff_payments")} lead={t("page.payments.lead")}>
      <PaymentBrowser query={{ ...query, queue }} control={<QueueSwitch queue={queue} />} />
    </Page>
  );
}

function QueueSwitch({ queue }: { readonly queue: "waiting" | "all" }) {
  const { t } = useTranslation("bank");
  const navigate = useNavigate({ from: "/staff/bank/payments" });
  const show = (value: string) =>
    navigate({
      to: ".",
      search: ({ payment: _, ...old }) => ({ ...old, queue: value === "all" ? "all" : undefined }),
      replace: true,
    });
  return (
    <SegmentedControl
      value={queue}
      onChange={show}
      aria-label={t("page.payments.queue")}
      data={[
        { value: "waiting", label: t("page.payments.waiting") },
        { value: "all", label: t("page.payments.all") },
      ]}
    />
  );
}
