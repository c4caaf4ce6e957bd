import { Button, Group, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Order, usePayOrderFromPrepaid } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { balanceIn, prepaidList } from "../../hooks/prepaid.ts";
import { ConfirmSpending } from "../../ui/ConfirmSpending.tsx";
import { Money, useMoneyText } from "../../ui/Money.tsx";
import classes from "./accounting.module.css";
import { PrepaidPart } from "./PrepaidPart.tsx";

/** Pays an order with the money on the prepaid account: at once, and its invoice comes with it, or a part of it (MON-3). */
export function PayOrderFromPrepaid({ order }: { readonly order: Order }) {
  const { t } = useTranslation(["orders", "billing"]);
  const organizationId = useOrganizationId();
  const [asking, setAsking] = useState(false);
  const account = useInfiniteQuery(prepaidList(organizationId)).data;
  const act = usePayOrderFromPrepaid();
  const text = useMoneyText();
  const { id, number, payment, currency, abilities } = order;
  const balance = balanceIn(account?.pages, currency);
  if (balance === undefined || !payment) return null;
  const part = <PrepaidPart order={order} payment={payment} balance={balance} />;
  if (!abilities.pay_from_prepaid) return part;
  const dueMinor = payment.minor;
  return (
    <>
      {payment.prepaidMinor > 0 && part}
      <Group justify="space-between" mt="lg" className={classes.offer}>
        <Text size="sm" className={classes.offerText}>
          {t("page.order.prepaid_covers", { balance: text(balance, currency) })}
        </Text>
        <Button variant="default" onClick={() => setAsking(true)} className={classes.long}>
          {t("billing:page.invoice.pay_prepaid", { amount: text(dueMinor, currency) })}
        </Button>
        <ConfirmSpending
          opened={asking}
          onClose={() => setAsking(false)}
          title={t("page.orders.number", { number })}
          minor={dueMinor}
          currency={currency}
          changes={[
            { label: t("billing:page.prepaid.before"), value: <Money minor={balance} currency={currency} /> },
            {
              label: t("billing:page.prepaid.after"),
              value: <Money minor={balance - dueMinor} currency={currency} />,
            },
            { label: t("billing:page.prepaid.takes_effect"), value: t("billing:page.prepaid.at_once") },
          ]}
          pending={act.isPending}
          problem={act.error}
          onConfirm={() => act.mutate({ params: { organizationId, orderId: id } })}
        />
      </Group>
    </>
  );
}
