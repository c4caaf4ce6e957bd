import { readFileSync } from "node:fs";
import { translator } from "../../../platform/i18n/i18n.ts";
import { eInvoiceFilesOf } from "../e-invoices/e-invoice-files.ts";
import { readSnapshot } from "./document-snapshot.ts";
import { renderInvoice } from "./render-invoice.ts";

/** What a thread needs to draw a document: its snapshot as text, and where the logo lies. */
export interface DocumentToDraw {
  readonly snapshot: string;
  readonly logoFile: string | undefined;
}

/** Draws a document in the language that it was made in; an invoice or credit note carries its e-invoice, if one can be made of it. */
export function drawDocument({ snapshot, logoFile }: DocumentToDraw): Promise<Buffer> {
  const document = readSnapshot(JSON.parse(snapshot));
  const provider = logoFile ? { ...document.provider, logo: readFileSync(logoFile) } : document.provider;
  const cii = eInvoiceFilesOf(document).find(({ format }) => format === "cii");
  return renderInvoice({ ...document, provider }, translator(document.language), cii?.bytes);
}
