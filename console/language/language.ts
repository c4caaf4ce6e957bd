import type { z } from "zod";
import type { Language as LanguageShape } from "../../common/contract.ts";

export type Language = z.output<typeof LanguageShape>;

/** The languages with their own names, which are never translated. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  it: "Italiano",
  es: "Español",
};

export const languages = Object.keys(languageNames) as Language[];

/** The language that a browser's list of preferences asks for; English if it names none of ours. */
export function preferredLanguage(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    const primary = preference.toLowerCase().split("-")[0];
    const known = languages.find((language) => language === primary);
    if (known) return known;
  }
  return "en";
}

const storageKey = "chalet.language";

/** The language of this browser before anybody is signed in: the one chosen last, or the browser's own. */
export function startLanguage(): Language {
  return preferredLanguage([localStorage.getItem(storageKey) ?? "", ...navigator.languages]);
}

/** Remembers the language for the next visit. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
