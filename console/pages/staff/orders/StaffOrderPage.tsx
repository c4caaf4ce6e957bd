import { Button, Title } from "@mantine/core";
import { IconArrowLeft, IconDownload } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatReference } from "../../../../common/references.ts";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { type StaffOrder, staffOrderQuery, staffProformaAddress } from "../../../hooks/staff/staff-orders.ts";
import { Moment } from "../../../ui/Dates.tsx";
import { PageLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { PricedLines } from "../../accounting/PricedLines.tsx";
import { CustomerLink } from "../lists/CustomerLink.tsx";

/** One order of a customer: what was ordered, by whom, and what came of it. */
export function StaffOrderPage() {
  const { t } = useTranslation(["staff", "orders", "catalogue", "billing"]);
  const personName = usePersonName();
  const { organizationId, orderId } = useParams({ from: "/staff/customers/$organizationId/orders/$orderId" });
  const order = useSuspenseQuery(staffOrderQuery(organizationId, orderId)).data;
  const maySeeInvoice = useStaffMay("staff.invoices.read") && order.invoiceId !== null;
  const { number, state, placedAt, placedByName, paidAt, cancelledAt, cancelCause, payment } = order;
  return (
    <Page
      title={t("orders:page.orders.number", { number })}
      state={<StateBadge kind="order" state={state} />}
      lead={
        <PageLink to="/staff/orders">
          <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: "-2px" }} /> {t("orders.back")}
        </PageLink>
      }
      action={
        payment && (
          <Button
            component="a"
            href={staffProformaAddress(order)}
            download
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t("orders.proforma")}
          </Button>
        )
      }
      facts={[
        { label: t("field.customer"), value: <CustomerLink {...order} /> },
        { label: t("field.placed"), value: <Moment at={placedAt} /> },
        { label: t("orders:page.order.placed_by"), value: personName(placedByName) },
        { label: t("orders:page.order.paid_on"), value: paidAt && <Moment at={paidAt} /> },
        { label: t("orders:page.order.cancelled_on"), value: cancelledAt && <Moment at={cancelledAt} /> },
        {
          label: t("invoice.reason"),
          value: cancelCause && t(`orders:page.order.cancelled_by.${cancelCause}`),
        },
        {
          label: t("billing:page.transfer.reference"),
          value: payment && <span className="figures">{formatReference(payment.reference)}</span>,
        },
        { label: t("field.total"), value: <Money minor={order.totalMinor} currency={order.currency} /> },
        { label: t("orders.invoice"), value: maySeeInvoice ? <InvoiceLink order={order} /> : null },
      ]}
    >
      <section aria-labelledby="lines">
        <Title order={2} id="lines" mb="sm">
          {t("orders:page.order.lines")}
        </Title>
        <PricedLines label={t("orders:page.order.lines")} {...order} lines={order.lines.map(lineOf)} />
      </section>
    </Page>
  );

  function lineOf({ label, period, ...line }: StaffOrder["lines"][number]) {
    const details = [label ?? "", t(`catalogue:page.per.${period}`)];
    return { ...line, details: details.filter((detail) => detail !== "" && detail !== line.description) };
  }
}

function InvoiceLink({ order }: { readonly order: StaffOrder }) {
  const { t } = useTranslation("staff");
  const { organizationId, invoiceId } = order;
  if (invoiceId === null) return null;
  return (
    <PageLink
      inherit
      to="/staff/customers/$organizationId/invoices/$invoiceId"
      params={{ organizationId, invoiceId }}
    >
      {t("orders.see_invoice")}
    </PageLink>
  );
}
