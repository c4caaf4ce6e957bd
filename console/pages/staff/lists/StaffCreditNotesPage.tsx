import { Anchor, Text } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  creditDestinations,
  readStaffCreditNotePdf,
} from "../../../../server/domains/billing/credit-notes/credit-note.contract.ts";
import { addressOf } from "../../../api/address.ts";
import { staffCreditNoteList, staffCreditNotesCsv } from "../../../hooks/staff/credit-notes.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { PageLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { CustomerLink } from "./CustomerLink.tsx";
import { useNarrowFields } from "./use-narrow-fields.ts";

/** Credit notes of all customers, each with its reason, its document and its invoice (MON-14). */
export function StaffCreditNotesPage() {
  const { t } = useTranslation(["staff", "console"]);
  const personName = usePersonName();
  const query = useSearch({ from: "/staff/credit-notes" });
  const { days, amounts } = useNarrowFields();
  return (
    <Page title={t("console:menu.staff_credit_notes")} lead={t("credit_notes.lead")}>
      <DataList
        label={t("console:menu.staff_credit_notes")}
        query={staffCreditNoteList(query)}
        rowKey={({ id }) => id}
        search={t("credit_notes.search")}
        filters={[
          {
            name: "destination",
            label: t("credit_notes.goes_to"),
            options: creditDestinations.map((value) => ({
              value,
              label: t(`credit_notes.destination.${value}`),
            })),
          },
        ]}
        narrow={[...days, ...amounts]}
        csv={staffCreditNotesCsv(query)}
        firstOrder="-issued"
        columns={[
          {
            id: "number",
            label: t("field.number"),
            main: true,
            value: ({ id, organizationId, number, reason }) => (
              <>
                <Anchor
                  href={addressOf(readStaffCreditNotePdf, { params: { organizationId, creditNoteId: id } })}
                  download
                  inherit
                >
                  {number}
                </Anchor>
                <Text size="sm" c="dimmed" fw={400}>
                  {reason}
                </Text>
              </>
            ),
          },
          { id: "customer", label: t("field.customer"), value: (note) => <CustomerLink {...note} /> },
          {
            id: "invoice",
            label: t("credit_notes.invoice"),
            value: ({ organizationId, invoiceId, invoiceNumber }) => (
              <PageLink
                to="/staff/customers/$organizationId/invoices/$invoiceId"
                params={{ organizationId, invoiceId }}
                inherit
              >
                {invoiceNumber}
              </PageLink>
            ),
          },
          {
            id: "issued",
            sort: "issued",
            label: t("field.issued"),
            hideBelow: "md",
            value: ({ issuedOn, issuedByName }) => (
              <>
                <Day day={issuedOn} />
                {issuedByName && (
                  <Text size="sm" c="dimmed">
                    {personName(issuedByName)}
                  </Text>
                )}
              </>
            ),
          },
          {
            id: "goes_to",
            label: t("credit_notes.goes_to"),
            hideBelow: "lg",
            value: ({ destination }) => t(`credit_notes.destination.${destination}`),
          },
          {
            id: "total",
            sort: "total",
            label: t("field.total"),
            align: "end",
            value: ({ totalMinor, currency }) => <Money minor={totalMinor} currency={currency} />,
          },
        ]}
        empty={<EmptyState icon={IconFileInvoice} text={t("credit_notes.empty")} />}
      />
    </Page>
  );
}
