import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInstance } from "i18next";
import type { RefusalCode } from "../errors.ts";

export const languages = ["en", "de", "fr", "it", "es"] as const;
export type Language = (typeof languages)[number];

const folder = join(import.meta.dirname, "../../../common/locales");

/** Every catalogue of every language, by language and catalogue. */
function readCatalogues(): Record<string, Record<string, object>> {
  return Object.fromEntries(
    languages.map((language) => {
      const files = readdirSync(join(folder, language)).filter((name) => name.endsWith(".json"));
      return [
        language,
        Object.fromEntries(
          files.map((name) => [
            name.slice(0, -5),
            JSON.parse(readFileSync(join(folder, language, name), "utf8")),
          ]),
        ),
      ];
    }),
  );
}

const instance = createInstance();
const resources = readCatalogues();
await instance.init({
  resources,
  lng: "en",
  fallbackLng: false,
  ns: Object.keys(resources.en ?? {}),
  defaultNS: "platform",
  // Texts are escaped where they are put into HTML, by what writes the HTML.
  interpolation: { escapeValue: false },
  // Texts are looked up only; a key built from data can never nest or run anything.
  returnNull: false,
});

// The console's types allow its own keys alone; the server's keys come from codes and templates too.
const lookUp = instance.t as unknown as (key: string, options: object) => string;

/** The text of `<catalogue>:<key>` in a language, with its variables filled in. */
export function translate(language: Language, key: string, params: Record<string, unknown> = {}): string {
  return lookUp(key, { ...params, lng: language, nest: false });
}

/** A translator for one language. */
export function translator(language: Language): (key: string, params?: Record<string, unknown>) => string {
  return (key, params) => translate(language, key, params);
}

/** True when the catalogue has the key. */
export function hasText(language: Language, key: string): boolean {
  return instance.exists(key, { lng: language });
}

/** All texts of a group of a catalogue, by the rest of their keys: `activity` → `order.place`. */
export function textsUnder(language: Language, catalogue: string, group: string): Record<string, string> {
  const texts: Record<string, string> = {};
  const collect = (value: unknown, key: string) => {
    if (typeof value === "string") texts[key] = value;
    else
      for (const [name, inner] of Object.entries(value ?? {})) collect(inner, key ? `${key}.${name}` : name);
  };
  const all = resources[language]?.[catalogue] as Record<string, unknown> | undefined;
  collect(all?.[group], "");
  return texts;
}

/** The text of a refusal: `orders.price_changed` → `errors.price_changed` in the catalogue `orders`. */
export function refusalText(
  language: Language,
  code: RefusalCode | string,
  params: Record<string, unknown> = {},
): string {
  const [catalogue, name] = code.split(".");
  return translate(language, `${catalogue}:errors.${name}`, params);
}

/** The first language of an Accept-Language header that there is, or the fallback (RFC 9110, section 12.5.4). */
export function negotiateLanguage(header: string | undefined, fallback: Language): Language {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const quality = params.map((param) => /^\s*q=([0-9.]+)\s*$/i.exec(param)?.[1]).find(Boolean);
      return {
        language: tag.trim().split("-")[0]?.toLowerCase() ?? "",
        quality: quality ? Number(quality) : 1,
      };
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const known = languages.find((candidate) => candidate === language);
    if (known) return known;
  }
  return fallback;
}
