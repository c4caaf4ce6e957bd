import { Anchor, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Invoice } from "../../hooks/invoices.ts";
import { DataRows } from "../../ui/DataList.tsx";
import { Day } from "../../ui/Dates.tsx";
import { Money } from "../../ui/Money.tsx";
import { DocumentFormats, type FormatAddresses } from "./DocumentFormats.tsx";

type CreditNote = Invoice["creditNotes"][number];

interface CreditNotesProps {
  readonly invoice: Pick<Invoice, "creditNotes" | "currency">;
  /** Where the PDF of a credit note lies. */
  readonly addressOf: (creditNoteId: string) => string;
  /** Where its e-invoices lie; left out where none can be made. */
  readonly formatsOf: ((creditNoteId: string) => FormatAddresses) | undefined;
}

/** What was credited of an invoice, each with its reason and document (MON-14). */
export function CreditNotes({ invoice, addressOf, formatsOf }: CreditNotesProps) {
  const { t } = useTranslation("billing");
  const { creditNotes, currency } = invoice;
  if (creditNotes.length === 0) return null;
  return (
    <section aria-labelledby="credit-notes">
      <Title order={2} id="credit-notes" mb="sm">
        {t("page.credit_notes.title")}
      </Title>
      <DataRows<CreditNote>
        label={t("page.credit_notes.title")}
        rows={creditNotes}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "number",
            label: t("page.credit_notes.credit_note"),
            main: true,
            value: ({ id, number, reason }) => (
              <>
                <Anchor href={addressOf(id)} download inherit>
                  {t("page.credit_notes.number", { number })}
                </Anchor>
                <Text size="sm" c="dimmed" fw={400}>
                  {reason}
                </Text>
              </>
            ),
          },
          {
            id: "issued",
            label: t("page.invoices.issued_on"),
            value: ({ issuedOn }) => <Day day={issuedOn} />,
          },
          {
            id: "amount",
            label: t("page.credit_notes.amount", { currency }),
            align: "end",
            value: ({ totalMinor }) => <Money minor={totalMinor} currency={currency} figure />,
          },
          ...(formatsOf
            ? [
                {
                  id: "formats",
                  label: t("page.credit_notes.formats"),
                  align: "end" as const,
                  value: ({ id, number }: CreditNote) => (
                    <DocumentFormats
                      document={t("page.credit_notes.number", { number })}
                      addresses={formatsOf(id)}
                      size="xs"
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
