import type { z } from "zod";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { NewsText, NewsTexts, NewsTopic } from "./news.contract.ts";

/** On until somebody switches it off: maintenance touches what customers have. All else is sent to those who asked for it. */
export const onAtFirst: ReadonlySet<NewsTopic> = new Set(["maintenance"]);

type Text = z.output<typeof NewsText>;

/** The text for a reader: in their language, else in the provider's; throws where that is missing too. */
export function textFor(texts: z.output<typeof NewsTexts>, language: Language, provider: Language): Text {
  const text = texts[language] ?? texts[provider];
  if (!text) throw new Error(`news without a text in ${provider}`);
  return text;
}
