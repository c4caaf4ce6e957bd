import { readFileSync } from "node:fs";
import type { BaseContext } from "../../../platform/context.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import { eInvoiceFilesOf } from "../e-invoices/e-invoice-files.ts";
import type { DocumentProvider, InvoiceDocument } from "./invoice-document.ts";
import { renderInvoice } from "./render-invoice.ts";

/** The provider with its logo as it is now, which no document stores. */
export function withLogo(ctx: BaseContext, provider: DocumentProvider): DocumentProvider {
  const { logoFile } = ctx.config.provider;
  return logoFile ? { ...provider, logo: readFileSync(logoFile) } : provider;
}

/**
 * Draws a stored document with the provider's logo, in the language that it was made in. An invoice or credit note carries its e-invoice, if
 * one can be made of it.
 */
export async function renderStored(ctx: BaseContext, document: InvoiceDocument): Promise<Buffer> {
  const provider = withLogo(ctx, document.provider);
  const cii = eInvoiceFilesOf(document).find(({ format }) => format === "cii");
  return renderInvoice({ ...document, provider }, translator(document.language), cii?.bytes);
}
