import { type Language, translate } from "../../../platform/i18n/i18n.ts";
import type { ImportResult } from "./import-open-items.ts";

/** So many mistakes are told at once; with more, something is wrong with the whole file. */
const mostMistakes = 200;
const mostIds = 50;

/** What an import of open items did, or why it did nothing. */
export function presentImport(language: Language, { invoiceIds, alreadyThere, mistakes }: ImportResult) {
  return {
    imported: invoiceIds.length,
    alreadyThere,
    errors: mistakes.slice(0, mostMistakes).map(({ line, column, fault }) => ({
      ...{ line, column, code: `open_item.${fault}` },
      message: translate(language, `billing:open_item.${fault}`),
    })),
    invoiceIds: invoiceIds.slice(0, mostIds),
  };
}
