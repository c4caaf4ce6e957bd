import i18next, { type ReadCallback } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Catalogue } from "./catalogues.ts";
import { type Language, languages, rememberLanguage, startLanguage } from "./language.ts";

// One chunk a catalogue and language: only those in use are loaded.
const files = import.meta.glob<Record<string, unknown>>("../../common/locales/*/*.json", {
  import: "default",
});

const backend = {
  type: "backend" as const,
  init() {},
  read(language: string, catalogue: string, done: ReadCallback) {
    const load = files[`../../common/locales/${language}/${catalogue}.json`];
    if (!load) return done(new Error(`No catalogue ${catalogue} in ${language}`), null);
    load().then(
      (words) => done(null, words as Parameters<ReadCallback>[1]),
      (cause: Error) => done(cause, null),
    );
  },
};

/** Loads the words of the shell in the language of this browser. */
export async function startWords(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: startLanguage(),
      supportedLngs: languages,
      fallbackLng: false,
      ns: ["console", "platform"],
      defaultNS: "console",
      returnNull: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  document.documentElement.lang = i18next.language;
}

/** Loads catalogues that a page needs; at once if they are there. */
export async function loadWords(catalogues: readonly Catalogue[]): Promise<void> {
  if (catalogues.length > 0) await i18next.loadNamespaces([...catalogues]);
}

/** The language on the screen. */
export function currentLanguage(): Language {
  return i18next.language as Language;
}

/** Shows the console in another language at once, and remembers it in this browser. */
export async function showLanguage(language: Language): Promise<void> {
  if (language === i18next.language) return;
  await i18next.changeLanguage(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
}
