import { type Language, translate } from "../../../platform/i18n/i18n.ts";

/** What became of a payment, as a sentence for staff. */
export function outcomeText(language: Language, outcome: string): string {
  const key =
    outcome === "from_prepaid"
      ? "billing:page.prepaid.outcome.from_prepaid.title"
      : `bank:outcome.${outcome}`;
  return translate(language, key);
}
