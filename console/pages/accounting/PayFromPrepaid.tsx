import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Invoice, usePayFromPrepaid } from "../../hooks/invoices.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ConfirmSpending } from "../../ui/ConfirmSpending.tsx";
import { Money, useMoneyText } from "../../ui/Money.tsx";
import classes from "./accounting.module.css";
import { PrepaidHint } from "./PrepaidHint.tsx";

/** Pays an open invoice with the money on the prepaid account, at once and whole (MON-8). */
export function PayFromPrepaid({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const [asking, setAsking] = useState(false);
  const act = usePayFromPrepaid();
  const text = useMoneyText();
  const { id, number, dueMinor, currency, prepaidMinor, abilities } = invoice;
  if (prepaidMinor <= 0) return null;
  const balance = text(prepaidMinor, currency);
  if (!abilities.pay_from_prepaid) {
    const isEnough = prepaidMinor >= dueMinor;
    return (
      <PrepaidHint
        text={t(isEnough ? "page.invoice.prepaid_not_allowed" : "page.invoice.prepaid_not_enough", {
          balance,
        })}
      />
    );
  }
  const confirm = () =>
    act.mutate({ params: { organizationId, invoiceId: id } }, { onSuccess: () => setAsking(false) });
  return (
    <div className={classes.prepaid}>
      <Text>{t("page.invoice.prepaid_covers", { balance })}</Text>
      <Button onClick={() => setAsking(true)} className={classes.long}>
        {t("page.invoice.pay_prepaid", { amount: text(dueMinor, currency) })}
      </Button>
      <ConfirmSpending
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("page.invoices.number", { number })}
        minor={dueMinor}
        currency={currency}
        changes={[
          { label: t("page.prepaid.before"), value: <Money minor={prepaidMinor} currency={currency} /> },
          {
            label: t("page.prepaid.after"),
            value: <Money minor={prepaidMinor - dueMinor} currency={currency} />,
          },
          { label: t("page.prepaid.takes_effect"), value: t("page.prepaid.at_once") },
        ]}
        pending={act.isPending}
        problem={act.error}
        onConfirm={confirm}
      />
    </div>
  );
}
