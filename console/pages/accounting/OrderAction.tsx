import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCart, withLine } from "../../hooks/cart.ts";
import { type Order, proformaAddress } from "../../hooks/orders.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { stageOf } from "./order-stage.ts";

/** The one thing to do next with an order. */
export function OrderAction({ order }: { readonly order: Order }) {
  const { t } = useTranslation("orders");
  const organizationId = useOrganizationId();
  const maySeeInvoice = useMay("invoices.read");
  const mayOrder = useMay("orders.place");
  switch (stageOf(order)) {
    case "waiting":
      return (
        <Button
          component="a"
          href={proformaAddress(organizationId, order.id)}
          download
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t("page.order.download_proforma")}
        </Button>
      );
    case "invoiced":
    case "paid":
      return order.invoiceId !== null && maySeeInvoice ? (
        <ButtonLink
          to="/o/$organizationId/accounting/invoices/$invoiceId"
          params={{ organizationId, invoiceId: order.invoiceId }}
        >
          {t("page.order.open_invoice")}
        </ButtonLink>
      ) : null;
    case "cancelled":
      return mayOrder ? <OrderAgain order={order} /> : null;
  }
}

/** Puts the lines of an order into the cart, at today's prices. */
function OrderAgain({ order }: { readonly order: Order }) {
  const { t } = useTranslation("orders");
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const cart = useCart(organizationId);
  const again = () => {
    const lines = order.lines.flatMap(({ planId, optionId, period, quantity, label }, at) => {
      const optionIds = order.lines.flatMap((line) => (line.ofLine === at ? (line.optionId ?? []) : []));
      const line = { planId, period, quantity, ...(label === null ? {} : { label }) };
      return optionId === null ? [optionIds.length > 0 ? { ...line, optionIds } : line] : [];
    });
    cart.replace(lines.reduce(withLine, cart.lines));
    void navigate({
      to: "/o/$organizationId/order",
      params: { organizationId },
      search: { step: "check" },
    });
  };
  return <Button onClick={again}>{t("page.order.again")}</Button>;
}
