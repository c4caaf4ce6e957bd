import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { listOrders } from "../../../server/domains/orders/orders/order.contract.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ButtonLink } from "../../ui/links.tsx";
import classes from "./accounting.module.css";
import { CancelOrderDialog } from "./CancelOrderDialog.tsx";

type OrderRow = AnswerOf<typeof listOrders>["items"][number];

/** What can be done about an order right in the list: pay it or its invoice, cancel it. */
export function OrderRowActs({ order }: { readonly order: OrderRow }) {
  const { t } = useTranslation("orders");
  const organizationId = useOrganizationId();
  const [asking, setAsking] = useState(false);
  const { id: orderId, number, invoiceId, abilities } = order;
  const { pay, cancel, pay_invoice: payInvoice } = abilities;
  return (
    <div className={classes.rowActs}>
      {pay && (
        <ButtonLink
          size="xs"
          variant="light"
          aria-label={t("page.orders.pay_number", { number })}
          to="/o/$organizationId/accounting/orders/$orderId"
          params={{ organizationId, orderId }}
        >
          {t("page.orders.pay")}
        </ButtonLink>
      )}
      {payInvoice && invoiceId !== null && (
        <ButtonLink
          size="xs"
          variant="light"
          aria-label={t("page.orders.pay_invoice_number", { number })}
          to="/o/$organizationId/accounting/invoices/$invoiceId"
          params={{ organizationId, invoiceId }}
        >
          {t("page.orders.pay_invoice")}
        </ButtonLink>
      )}
      {cancel && (
        <Button
          size="xs"
          variant="default"
          aria-label={t("page.orders.cancel_number", { number })}
          onClick={() => setAsking(true)}
        >
          {t("page.orders.cancel")}
        </Button>
      )}
      <CancelOrderDialog order={order} opened={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
