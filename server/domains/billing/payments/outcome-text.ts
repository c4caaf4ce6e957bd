import { type Language, translate } from "../../../platform/i18n/i18n.ts";

/** What became of a payment, as a sentence for staff. */
export function outcomeText(language: Language, outcome: string): string {
  if (outcome === "from_prepaid") {
    return translate(language, "billing:page.prepaid.outcome.from_prepaid.title");
  }
  return translate(language, `bank:outcome.${outcome}`);
}
