import { type Language, translate } from "../../../platform/i18n/i18n.ts";

/** What became of a payment, as a sentence for staff. */
export function outcomeText(
  language: Language,
  { outcome, isUndone }: { readonly outcome: string; readonly isUndone: boolean },
): string {
  if (isUndone) return translate(language, "bank:page.history.taken_back");
  if (outcome === "from_prepaid") {
    return translate(language, "billing:page.prepaid.outcome.from_prepaid.title");
  }
  return translate(language, `bank:outcome.${outcome}`);
}
