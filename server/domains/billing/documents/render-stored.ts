import { readFileSync } from "node:fs";
import type { BaseContext } from "../../../platform/context.ts";
import type { Json } from "../../../platform/database/tables.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import { readSnapshot } from "./document-snapshot.ts";
import { renderInvoice } from "./render-invoice.ts";

/** Draws a stored document with the provider's logo, in the language that it was made in. */
export async function renderStored(ctx: BaseContext, stored: Json): Promise<Buffer> {
  const document = readSnapshot(stored);
  const { logoFile } = ctx.config.provider;
  const provider = logoFile ? { ...document.provider, logo: readFileSync(logoFile) } : document.provider;
  return renderInvoice({ ...document, provider }, translator(document.language));
}
