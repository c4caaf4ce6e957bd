import { Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatReference } from "../../../../common/references.ts";
import {
  staffCreditNoteFormats,
  staffCreditNotePdfAddress,
  staffInvoiceFormats,
  staffInvoicePdfAddress,
  staffInvoiceQuery,
} from "../../../hooks/staff/staff-invoices.ts";
import { Day } from "../../../ui/Dates.tsx";
import { PageLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { CreditNotes } from "../../accounting/CreditNotes.tsx";
import { DocumentDownload } from "../../accounting/DocumentDownload.tsx";
import { useInvoiceLines } from "../../accounting/invoice-lines.ts";
import { PricedLines } from "../../accounting/PricedLines.tsx";
import { CustomerLink } from "../lists/CustomerLink.tsx";
import { InvoiceActs } from "./InvoiceActs.tsx";
import { InvoicePayments } from "./InvoicePayments.tsx";
import { WriteOffs } from "./WriteOffs.tsx";

/** One invoice of a customer: its documents, payments and credit notes, and what staff can do about it (MON-14). */
export function StaffInvoicePage() {
  const { t } = useTranslation(["staff", "billing"]);
  const { organizationId, invoiceId } = useParams({
    from: "/staff/customers/$organizationId/invoices/$invoiceId",
  });
  const invoice = useSuspenseQuery(staffInvoiceQuery(organizationId, invoiceId)).data;
  const lineOf = useInvoiceLines();
  const { number, state, origin, issuedOn, dueOn, totalMinor, dueMinor, currency, payment } = invoice;
  return (
    <Page
      title={t("billing:page.invoices.number", { number })}
      state={<StateBadge kind="invoice" state={state} />}
      lead={
        <PageLink to="/staff/invoices">
          <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: "-2px" }} /> {t("invoices.back")}
        </PageLink>
      }
      action={
        invoice.abilities.download && (
          <DocumentDownload
            document={t("billing:page.invoices.number", { number })}
            pdf={staffInvoicePdfAddress(invoice)}
            formats={invoice.abilities.e_invoice ? staffInvoiceFormats(invoice) : undefined}
          />
        )
      }
      facts={[
        { label: t("field.customer"), value: <CustomerLink {...invoice} /> },
        { label: t("field.issued"), value: <Day day={issuedOn} /> },
        { label: t("field.due"), value: <Day day={dueOn} /> },
        { label: t("field.total"), value: <Money minor={totalMinor} currency={currency} /> },
        {
          label: t("billing:page.invoice.left"),
          value: dueMinor > 0 ? <Money minor={dueMinor} currency={currency} /> : null,
        },
        {
          label: t("billing:page.transfer.reference"),
          value: payment && <span className="figures">{formatReference(payment.reference)}</span>,
        },
      ]}
    >
      {origin === "imported" && <Text c="dimmed">{t("invoices.imported")}</Text>}
      <InvoiceActs invoice={invoice} />
      <CreditNotes
        invoice={invoice}
        addressOf={(id) => staffCreditNotePdfAddress(organizationId, id)}
        formatsOf={
          invoice.abilities.e_invoice ? (id) => staffCreditNoteFormats(organizationId, id) : undefined
        }
      />
      <WriteOffs invoice={invoice} />
      <InvoicePayments invoice={invoice} />
      {invoice.lines.length > 0 && (
        <section aria-labelledby="lines">
          <Title order={2} id="lines" mb="sm">
            {t("billing:page.invoice.lines")}
          </Title>
          <PricedLines
            label={t("billing:page.invoice.lines")}
            {...invoice}
            lines={invoice.lines.map(lineOf)}
          />
        </section>
      )}
    </Page>
  );
}
