import { Button, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { type Order, useInvoiceOrder } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";
import classes from "./accounting.module.css";
import { CancelOrderDialog } from "./CancelOrderDialog.tsx";

/** What else can be done with a pending order: ask for its invoice, cancel it. */
export function OrderOtherActs({ order }: { readonly order: Order }) {
  const { t } = useTranslation("orders");
  const { invoice, cancel } = order.abilities;
  if (!invoice && !cancel) return null;
  return (
    <section aria-labelledby="acts">
      <Title order={2} id="acts" mb="sm">
        {t("page.order.other_acts")}
      </Title>
      <ul className={classes.acts}>
        {invoice && <AskForInvoice order={order} />}
        {cancel && <CancelOrder order={order} />}
      </ul>
    </section>
  );
}

function AskForInvoice({ order }: { readonly order: Order }) {
  const { t } = useTranslation(["orders", "console"]);
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const act = useInvoiceOrder();
  const confirm = () =>
    act
      .mutateAsync({ params: { organizationId, orderId: order.id } })
      // Also when the order has told of its invoice before the answer, and this act is gone from its page.
      .then(({ invoiceId }) => {
        const to = "/o/$organizationId/accounting/invoices/$invoiceId";
        return navigate({ to, params: { organizationId, invoiceId } });
      }, shownByAct);
  return (
    <li>
      <div>
        <Text fw={550}>{t("page.order.invoice.title")}</Text>
        <Text size="sm" c="dimmed">
          {t("page.order.invoice.text")}
        </Text>
      </div>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("page.order.invoice.act")}
      </Button>
      <ConfirmAct
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("page.order.invoice.act")}
        act={t("page.order.invoice.act")}
        keep={t("console:action.cancel")}
        pending={act.isPending}
        problem={act.error}
        onConfirm={confirm}
      >
        <Text size="sm">{t("page.order.invoice.confirm")}</Text>
      </ConfirmAct>
    </li>
  );
}

function CancelOrder({ order }: { readonly order: Order }) {
  const { t } = useTranslation("orders");
  const [asking, setAsking] = useState(false);
  return (
    <li>
      <div>
        <Text fw={550}>{t("page.order.cancel.title")}</Text>
        <Text size="sm" c="dimmed">
          {t("page.order.cancel.text")}
        </Text>
      </div>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("page.order.cancel.act")}
      </Button>
      <CancelOrderDialog order={order} opened={asking} onClose={() => setAsking(false)} />
    </li>
  );
}
