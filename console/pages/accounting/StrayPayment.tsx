import { Alert } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../../common/dates.ts";
import type { Invoice } from "../../hooks/invoices.ts";
import { useMoneyText } from "../../ui/Money.tsx";

/** Money came in while the invoice is open, and could not pay it: says what, and why (MON-13). */
export function StrayPayment({ stray }: { readonly stray: Invoice["stray"] }) {
  const { t, i18n } = useTranslation("billing");
  const text = useMoneyText();
  if (!stray) return null;
  const { outcome, minor, currency, receivedOn } = stray;
  const params = { amount: text(minor, currency), day: formatDay(receivedOn, i18n.language) };
  return (
    <Alert variant="light" icon={<IconInfoCircle aria-hidden />} mb="lg">
      {t(`page.invoice.hint.${outcome}`, params)}
    </Alert>
  );
}
