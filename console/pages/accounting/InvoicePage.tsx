import { Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  creditNoteFormats,
  creditNotePdfAddress,
  invoiceFormats,
  invoicePdfAddress,
  invoiceQuery,
} from "../../hooks/invoices.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { Arrival } from "../../ui/Arrival.tsx";
import { Day } from "../../ui/Dates.tsx";
import { DayFromNow } from "../../ui/DayFromNow.tsx";
import { PageLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { Charges } from "./Charges.tsx";
import { CreditNotes } from "./CreditNotes.tsx";
import { DocumentDownload } from "./DocumentDownload.tsx";
import { doneOf, InvoiceStage } from "./InvoiceStage.tsx";
import { useInvoiceLines } from "./invoice-lines.ts";
import { PricedLines } from "./PricedLines.tsx";

/** One invoice: what it is for, how to pay it while it is open. It changes by itself when the payment arrives. */
export function InvoicePage() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { invoiceId } = useParams({ from: "/o/$organizationId/accounting/invoices/$invoiceId" });
  const invoice = useSuspenseQuery(invoiceQuery(organizationId, invoiceId)).data;
  const maySeeOrder = useMay("orders.read");
  const { number, state, origin, issuedOn, dueOn, totalMinor, currency, orderId, abilities } = invoice;
  const isPaid = invoice.dueMinor === 0;
  const lineOf = useInvoiceLines();
  const lastReminder = invoice.remindedOn.at(-1);
  return (
    <Page
      title={t("page.invoices.number", { number })}
      state={<StateBadge kind="invoice" state={state} />}
      action={
        abilities.download && (
          <DocumentDownload
            document={t("page.invoices.number", { number })}
            pdf={invoicePdfAddress(organizationId, invoiceId)}
            formats={abilities.e_invoice ? invoiceFormats(organizationId, invoiceId) : undefined}
            isSecondary={!isPaid && abilities.pay_from_prepaid === true}
          />
        )
      }
      facts={[
        { label: t("page.invoices.issued_on"), value: <Day day={issuedOn} /> },
        {
          label: t("page.invoices.due_on"),
          value: isPaid ? <Day day={dueOn} /> : <DayFromNow day={dueOn} />,
        },
        {
          label: t("page.reminders.reminded"),
          value: lastReminder ? <Day day={lastReminder} /> : null,
        },
        { label: t("page.totals.total"), value: <Money minor={totalMinor} currency={currency} /> },
        {
          label: t("page.invoice.left"),
          value:
            !isPaid && invoice.dueMinor !== totalMinor ? (
              <Money minor={invoice.dueMinor} currency={currency} />
            ) : null,
        },
        {
          label: t("page.invoice.order"),
          value:
            orderId !== null && maySeeOrder ? (
              <PageLink
                to="/o/$organizationId/accounting/orders/$orderId"
                params={{ organizationId, orderId }}
              >
                {t("page.invoice.see_order")}
              </PageLink>
            ) : null,
        },
      ]}
    >
      {origin === "imported" && <Text c="dimmed">{t("page.invoice.imported")}</Text>}
      <Arrival of={state} said={t(isPaid ? `page.invoice.${doneOf(state)}` : "page.invoice.not_paid")}>
        <InvoiceStage invoice={invoice} />
      </Arrival>
      <Charges subject={{ kind: "invoice", subjectId: invoiceId }} />
      <CreditNotes
        invoice={invoice}
        addressOf={(id) => creditNotePdfAddress(organizationId, id)}
        formatsOf={abilities.e_invoice ? (id) => creditNoteFormats(organizationId, id) : undefined}
      />
      {invoice.lines.length > 0 && (
        <section aria-labelledby="lines">
          <Title order={2} id="lines" mb="sm">
            {t("page.invoice.lines")}
          </Title>
          <PricedLines label={t("page.invoice.lines")} {...invoice} lines={invoice.lines.map(lineOf)} />
        </section>
      )}
    </Page>
  );
}
