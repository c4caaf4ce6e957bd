import { Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Order, orderQuery } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { Arrival } from "../../ui/Arrival.tsx";
import { Moment } from "../../ui/Dates.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { Charges } from "./Charges.tsx";
import { OrderAction } from "./OrderAction.tsx";
import { OrderOtherActs } from "./OrderOtherActs.tsx";
import { OrderStage } from "./OrderStage.tsx";
import { stageOf } from "./order-stage.ts";
import { PricedLines } from "./PricedLines.tsx";

/** One order: how to pay it while it waits, what came of it afterwards (MON-3). It changes by itself when it is paid. */
export function OrderPage() {
  const { t } = useTranslation(["orders", "catalogue"]);
  const organizationId = useOrganizationId();
  const { orderId } = useParams({ from: "/o/$organizationId/accounting/orders/$orderId" });
  const order = useSuspenseQuery(orderQuery(organizationId, orderId)).data;
  const { number, state, placedAt, placedByName, totalMinor, currency, paidAt, cancelledAt } = order;
  const { customer } = order;
  const billedTo = [customer.name, customer.department, customer.town].filter(Boolean).join(", ");
  const stage = stageOf(order);
  return (
    <Page
      title={t("page.orders.number", { number })}
      state={<StateBadge kind="order" state={state} />}
      action={<OrderAction order={order} />}
      facts={[
        { label: t("page.orders.placed_at"), value: <Moment at={placedAt} /> },
        { label: t("page.order.placed_by"), value: placedByName },
        { label: t("page.order.billed_to"), value: billedTo },
        { label: t("page.order.total"), value: <Money minor={totalMinor} currency={currency} /> },
        { label: t("page.order.paid_on"), value: paidAt && <Moment at={paidAt} /> },
        { label: t("page.order.cancelled_on"), value: cancelledAt && <Moment at={cancelledAt} /> },
        { label: t("page.order.terms"), value: order.termsVersion },
      ]}
    >
      <Arrival of={stage} said={t(`page.order.stage.${stage}`)}>
        <OrderStage order={order} />
      </Arrival>
      <Charges subject={{ kind: "order", subjectId: orderId }} />
      <section aria-labelledby="lines">
        <Title order={2} id="lines" mb="sm">
          {t("page.order.lines")}
        </Title>
        <PricedLines label={t("page.order.lines")} {...order} lines={order.lines.map(lineOf)} />
      </section>
      <OrderOtherActs order={order} />
    </Page>
  );

  function lineOf({ label, period, ...line }: Order["lines"][number]) {
    const details = [label ?? "", t(`catalogue:page.per.${period}`)];
    return { ...line, details: details.filter((detail) => detail !== "" && detail !== line.description) };
  }
}
