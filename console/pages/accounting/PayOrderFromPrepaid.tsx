import { Button, Group, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePayFromPrepaid } from "../../hooks/invoices.ts";
import { type Order, useInvoiceOrder } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { balanceIn, prepaidList } from "../../hooks/prepaid.ts";
import { ConfirmSpending } from "../../ui/ConfirmSpending.tsx";
import { Money, useMoneyText } from "../../ui/Money.tsx";
import classes from "./accounting.module.css";

/** Pays an order at once with the money on the prepaid account: its invoice is issued and paid (MON-8). */
export function PayOrderFromPrepaid({ order }: { readonly order: Order }) {
  const { t } = useTranslation(["orders", "billing"]);
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const account = useInfiniteQuery(prepaidList(organizationId)).data;
  const invoice = useInvoiceOrder();
  const pay = usePayFromPrepaid();
  const text = useMoneyText();
  const { totalMinor, currency } = order;
  const balance = balanceIn(account?.pages, currency);
  if (balance === undefined || balance < totalMinor) return null;
  const confirm = async () => {
    const { invoiceId } = await invoice.mutateAsync({ params: { organizationId, orderId: order.id } });
    const params = { organizationId, invoiceId };
    // If only the payment fails, the invoice's page offers it again.
    await pay.mutateAsync({ params }).catch(() => {});
    await navigate({ to: "/o/$organizationId/accounting/invoices/$invoiceId", params });
  };
  return (
    <Group justify="space-between" mt="lg" className={classes.offer}>
      <Text size="sm" className={classes.offerText}>
        {t("page.order.prepaid_covers", { balance: text(balance, currency) })}
      </Text>
      <Button variant="default" onClick={() => setAsking(true)} className={classes.long}>
        {t("billing:page.invoice.pay_prepaid", { amount: text(totalMinor, currency) })}
      </Button>
      <ConfirmSpending
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("page.orders.number", { number: order.number })}
        minor={totalMinor}
        currency={currency}
        changes={[
          { label: t("billing:page.prepaid.before"), value: <Money minor={balance} currency={currency} /> },
          {
            label: t("billing:page.prepaid.after"),
            value: <Money minor={balance - totalMinor} currency={currency} />,
          },
        ]}
        pending={invoice.isPending || pay.isPending}
        problem={invoice.error}
        onConfirm={() => void confirm().catch(() => {})}
      />
    </Group>
  );
}
