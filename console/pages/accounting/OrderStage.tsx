import { Card, Group, Loader, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Order } from "../../hooks/orders.ts";
import { useMay } from "../../hooks/organizations.ts";
import classes from "./accounting.module.css";
import { OrderedProducts } from "./OrderedProducts.tsx";
import { stageOf } from "./order-stage.ts";
import { PayByCard } from "./PayByCard.tsx";
import { PayOrderFromPrepaid } from "./PayOrderFromPrepaid.tsx";
import { TransferDetails } from "./TransferDetails.tsx";

/** What to do about an order now, or what came of it. */
export function OrderStage({ order }: { readonly order: Order }) {
  const { t } = useTranslation(["orders", "billing"]);
  const { payment, cancelCause } = order;
  const stage = stageOf(order);
  const maySeePrepaid = useMay("prepaid.read");
  return (
    <Card component="section" aria-labelledby="stage" p={{ base: "md", sm: "xl" }}>
      <Group gap="sm" mb="md" wrap="nowrap" align="start">
        {stage === "paid" && <IconCircleCheck className={classes.good} aria-hidden />}
        <Title order={2} id="stage">
          {t(payment ? "billing:page.transfer.title" : `page.order.stage.${stage}`)}
        </Title>
      </Group>
      {payment && (
        <>
          <TransferDetails {...payment} hasCode />
          <Group gap="sm" mt="lg" wrap="nowrap" className={classes.waiting}>
            <Loader size="xs" type="dots" aria-hidden />
            <Text size="sm">{t("page.order.waiting")}</Text>
          </Group>
          <PayByCard
            subject={{ kind: "order", subjectId: order.id }}
            minor={payment.minor}
            currency={payment.currency}
          />
          {maySeePrepaid && <PayOrderFromPrepaid order={order} />}
        </>
      )}
      {stage === "invoiced" && <Text>{t("page.order.invoiced_text")}</Text>}
      {stage === "paid" && <OrderedProducts order={order} />}
      {stage === "cancelled" && (
        <>
          <Text>{t(`page.order.cancelled_by.${cancelCause ?? "customer"}`)}</Text>
          <Text mt="xs">{t("page.order.late_payment")}</Text>
        </>
      )}
    </Card>
  );
}
