import { Button, Group, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { type Order, useSetPrepaidPart } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";
import { Money, useMoneyText } from "../../ui/Money.tsx";
import { Facts } from "../../ui/Page.tsx";
import classes from "./accounting.module.css";

interface PrepaidPartProps {
  readonly order: Order;
  readonly payment: NonNullable<Order["payment"]>;
  /** On the prepaid account, in the order's currency, beside what is set aside. */
  readonly balance: number;
}

/** The part of an order that the prepaid account pays: offered while its money does not reach, shown once it is set aside (MON-3). */
export function PrepaidPart({ order, payment, balance }: PrepaidPartProps) {
  const { t } = useTranslation("orders");
  const text = useMoneyText();
  const { currency } = order;
  const { prepaidMinor, minor } = payment;
  if (prepaidMinor > 0) {
    const params = { part: text(prepaidMinor, currency), rest: text(minor, currency) };
    return (
      <Offer text={t("page.order.prepaid_part.set", params)}>
        <FreePart order={order} prepaidMinor={prepaidMinor} />
      </Offer>
    );
  }
  if (!order.abilities.set_prepaid_part || balance <= 0) return null;
  return (
    <Offer text={t("page.order.prepaid_part.covers", { balance: text(balance, currency) })}>
      <UsePart order={order} part={balance} />
    </Offer>
  );
}

function Offer({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <Group justify="space-between" mt="lg" className={classes.offer}>
      <Text size="sm" className={classes.offerText}>
        {text}
      </Text>
      {children}
    </Group>
  );
}

function UsePart({ order, part }: { readonly order: Order; readonly part: number }) {
  const { t } = useTranslation(["orders", "console"]);
  const text = useMoneyText();
  const { asking, ask, close, act, set } = useAsking(order);
  const { number, totalMinor, currency } = order;
  const amount = text(part, currency);
  return (
    <>
      <Button variant="default" onClick={ask} className={classes.long}>
        {t("page.order.prepaid_part.use", { amount })}
      </Button>
      <ConfirmAct
        opened={asking}
        onClose={close}
        title={t("page.order.prepaid_part.title", { number })}
        act={t("page.order.prepaid_part.act", { amount })}
        keep={t("console:action.cancel")}
        pending={act.isPending}
        problem={act.error}
        onConfirm={() => set(part)}
      >
        <Stack>
          <Facts
            facts={[
              { label: t("page.order.prepaid_part.now"), value: <Money minor={part} currency={currency} /> },
              {
                label: t("page.order.prepaid_part.rest"),
                value: <Money minor={totalMinor - part} currency={currency} />,
              },
              {
                label: t("page.order.prepaid_part.reference"),
                value: t("page.order.prepaid_part.new_reference"),
              },
            ]}
          />
          <Text size="sm">{t("page.order.prepaid_part.hint")}</Text>
        </Stack>
      </ConfirmAct>
    </>
  );
}

function FreePart({ order, prepaidMinor }: { readonly order: Order; readonly prepaidMinor: number }) {
  const { t } = useTranslation(["orders", "console"]);
  const text = useMoneyText();
  const { asking, ask, close, act, set } = useAsking(order);
  if (!order.abilities.set_prepaid_part) return null;
  const amount = text(prepaidMinor, order.currency);
  return (
    <>
      <Button variant="default" onClick={ask} className={classes.long}>
        {t("page.order.prepaid_part.free")}
      </Button>
      <ConfirmAct
        opened={asking}
        onClose={close}
        title={t("page.order.prepaid_part.free_title", { amount })}
        act={t("page.order.prepaid_part.free_act", { amount })}
        keep={t("console:action.cancel")}
        pending={act.isPending}
        problem={act.error}
        onConfirm={() => set(0)}
      >
        <Text size="sm">{t("page.order.prepaid_part.free_text")}</Text>
      </ConfirmAct>
    </>
  );
}

function useAsking({ id }: Order) {
  const organizationId = useOrganizationId();
  const [asking, setAsking] = useState(false);
  const act = useSetPrepaidPart();
  const close = () => setAsking(false);
  const set = (minor: number) =>
    act.mutateAsync({ params: { organizationId, orderId: id }, body: { minor } }).then(close, shownByAct);
  return { asking, ask: () => setAsking(true), close, act, set };
}
