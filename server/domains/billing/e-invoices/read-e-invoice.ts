import type { ReadContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { findDocumentSource, findStoredBytes } from "../documents/document.queries.ts";
import { readSnapshot } from "../documents/document-snapshot.ts";
import type { InvoiceDocument } from "../documents/invoice-document.ts";
import { renderStored } from "../documents/render-stored.ts";
import { lackOf } from "./e-invoice.rules.ts";
import { type EInvoiceSyntax, eInvoiceFilesOf } from "./e-invoice-files.ts";

export interface InvoicingDocument {
  readonly organizationId: string;
  readonly kind: "invoice" | "credit_note";
  readonly subjectId: string;
}

/** The document, refused where no e-invoice can be made of it, with what must be set. */
async function loadWhole(
  { db }: ReadContext,
  { organizationId, kind, subjectId }: InvoicingDocument,
): Promise<InvoiceDocument> {
  const source = found(await findDocumentSource(db, organizationId, kind, subjectId));
  if (!source.document) throw new AppError("billing.no_document");
  const document = readSnapshot(source.document);
  const lack = lackOf(document);
  if (lack) throw new AppError(lack);
  return document;
}

/**
 * An invoice or credit note as e-invoice by EN 16931: the stored bytes, or, until they are stored, the same bytes written again (MON-4).
 * Refused: billing.no_document, billing.e_invoice_provider_vat_number, billing.e_invoice_customer_vat_number, billing.e_invoice_country.
 */
export async function readEInvoice(
  ctx: ReadContext,
  wanted: InvoicingDocument,
  syntax: EInvoiceSyntax,
): Promise<FileReply> {
  const document = await loadWhole(ctx, wanted);
  const { organizationId, kind, subjectId } = wanted;
  const stored = await findStoredBytes(ctx.db, organizationId, kind, subjectId, syntax);
  const made = () => eInvoiceFilesOf(document).find(({ format }) => format === syntax)?.bytes;
  return new FileReply(found(stored ?? made()), `${document.number}-${syntax}.xml`);
}

/**
 * An invoice or credit note as Factur-X, a PDF with its e-invoice inside. The stored PDF is one, unless it is older than e-invoices: then it
 * is drawn, and the stored one stays as it is. Refused as `readEInvoice` is.
 */
export async function readFacturX(ctx: ReadContext, wanted: InvoicingDocument): Promise<FileReply> {
  const document = await loadWhole(ctx, wanted);
  const { organizationId, kind, subjectId } = wanted;
  const isStored = await findStoredBytes(ctx.db, organizationId, kind, subjectId, "cii");
  const stored = isStored && (await findStoredBytes(ctx.db, organizationId, kind, subjectId));
  return new FileReply(stored ?? (await renderStored(ctx, document)), `${document.number}-factur-x.pdf`);
}
