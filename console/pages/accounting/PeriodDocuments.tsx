import { Checkbox, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PeriodCount } from "../../hooks/period-documents.ts";
import { FileOffer, FileOffers } from "../../ui/FileOffer.tsx";
import { type Period, PeriodFields } from "../../ui/form/PeriodFields.tsx";

interface PeriodDocumentsProps {
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
  /** Undefined while it is read, or while the period is none. */
  readonly count: PeriodCount | undefined;
  readonly files:
    | { readonly statement: string; readonly archive: (formats: "pdf" | "all") => string }
    | undefined;
}

/** The statement of account of a period, and all its invoices and credit notes in one file. */
export function PeriodDocuments({ period, onPeriod, count, files }: PeriodDocumentsProps) {
  const { t } = useTranslation("billing");
  const [withXml, setWithXml] = useState(false);
  const isEmpty = count === undefined || count.invoices + count.creditNotes === 0;
  const counted = (documents: PeriodCount) =>
    isEmpty
      ? t("page.documents.archive.none")
      : t("page.documents.archive.text", {
          invoices: t("page.documents.archive.invoices", { count: documents.invoices }),
          creditNotes: t("page.documents.archive.credit_notes", { count: documents.creditNotes }),
        });
  return (
    <Stack gap="xl">
      <PeriodFields period={period} onChange={onPeriod} />
      <FileOffers>
        <FileOffer
          title={t("page.documents.statement.title")}
          text={
            count && !count.hasMoved ? t("page.documents.statement.none") : t("page.documents.statement.text")
          }
          act={t("page.documents.statement.act")}
          address={count?.hasMoved ? files?.statement : undefined}
        />
        <FileOffer
          title={t("page.documents.archive.title")}
          text={<span aria-live="polite">{count && counted(count)}</span>}
          act={t("page.documents.archive.act")}
          address={isEmpty ? undefined : files?.archive(withXml ? "all" : "pdf")}
        >
          <Checkbox
            mt="xs"
            checked={withXml}
            onChange={({ currentTarget }) => setWithXml(currentTarget.checked)}
            label={t("page.documents.archive.with_xml")}
          />
        </FileOffer>
      </FileOffers>
    </Stack>
  );
}
