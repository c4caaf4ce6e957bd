import type { Language } from "../../../platform/i18n/i18n.ts";

type Texts = Readonly<Record<Language, string>>;
type Lines = Readonly<Record<Language, string[]>>;

const languages: readonly Language[] = ["en", "de", "fr", "it", "es"];
const each = <T>(make: (language: Language) => T) =>
  Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, T>;

/** Features as lines by language, from features with their texts. A text that is missing is an empty line. */
export const linesOf = (features: readonly Texts[]): Lines =>
  each((language) => features.map((texts) => texts[language] ?? ""));

/** Features with their texts, from as many lines in each language. */
export const featuresOf = (lines: Lines): Texts[] =>
  lines.en.map((_, index) => each((language) => lines[language][index] ?? ""));
