import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DocumentFormats, type FormatAddresses } from "./DocumentFormats.tsx";

interface DocumentDownloadProps {
  readonly document: string;
  readonly pdf: string;
  /** Left out where no e-invoice can be made. */
  readonly formats: FormatAddresses | undefined;
  /** Something else on the page matters more. */
  readonly isSecondary?: boolean;
}

/** Downloads a document: its PDF by the button, its e-invoices by the menu beside it. */
export function DocumentDownload({ document, pdf, formats, isSecondary }: DocumentDownloadProps) {
  const { t } = useTranslation("billing");
  const variant = isSecondary ? "default" : "filled";
  return (
    <Button.Group>
      <Button
        component="a"
        href={pdf}
        download
        variant={variant}
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t("page.invoice.download")}
      </Button>
      {formats && <DocumentFormats document={document} addresses={formats} variant={variant} />}
    </Button.Group>
  );
}
