import { translator } from "../../../platform/i18n/i18n.ts";
import type { InvoiceDocument } from "../documents/invoice-document.ts";
import { ciiOf } from "./cii.ts";
import { eInvoiceOf, isInvoicing, lackOf } from "./e-invoice.rules.ts";
import { ublOf } from "./ubl.ts";

export type EInvoiceSyntax = "ubl" | "cii";

export interface EInvoiceFile {
  readonly format: EInvoiceSyntax;
  readonly bytes: Buffer;
}

/** The e-invoices of a document in both syntaxes; none of what is no invoice or lacks what the norm asks for. */
export function eInvoiceFilesOf(document: InvoiceDocument): EInvoiceFile[] {
  if (!isInvoicing(document) || lackOf(document) !== undefined) return [];
  const invoice = eInvoiceOf(document, translator(document.language));
  return [
    { format: "ubl", bytes: ublOf(invoice) },
    { format: "cii", bytes: ciiOf(invoice) },
  ];
}
