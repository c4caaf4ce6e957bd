import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../../../server/platform/i18n/i18n.ts";
import { root } from "./sources.ts";

export { languages };

const folder = join(root, "common/locales");

/** Names of the catalogues of a language. */
export function cataloguesOf(language: string): string[] {
  return readdirSync(join(folder, language)).map((name) => name.replace(/\.json$/, ""));
}

/** All texts of a language by `catalogue:key`, with the endings of plurals. */
export function textsOf(language: string): Map<string, string> {
  return new Map(
    cataloguesOf(language).flatMap((catalogue) => {
      const words: unknown = JSON.parse(readFileSync(join(folder, language, `${catalogue}.json`), "utf8"));
      return flat(`${catalogue}:`, words);
    }),
  );
}

function flat(key: string, words: unknown): [string, string][] {
  if (typeof words === "string") return [[key, words]];
  if (typeof words !== "object" || words === null)
    throw new Error(`${key} is neither a text nor a group of texts`);
  return Object.entries(words).flatMap(([name, inner]) =>
    flat(key.endsWith(":") ? key + name : `${key}.${name}`, inner),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;
const counted = new Set(
  [...textsOf("en").keys()].filter((key) => key.endsWith("_other")).map((key) => key.slice(0, -6)),
);

/** The plural's ending of a key; undefined where the text is the same for every number. */
export function pluralOf(key: string): string | undefined {
  return counted.has(key.replace(plural, "")) ? plural.exec(key)?.[1] : undefined;
}

/** The key that the code names: without the ending of a plural. */
export function baseOf(key: string): string {
  return pluralOf(key) ? key.replace(plural, "") : key;
}

/** Names of the variables of a text. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*-?\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name ?? "");
}

/** The English texts by the key that the code names, the forms of a plural together. */
export function englishTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, text] of textsOf("en")) texts.set(baseOf(key), `${texts.get(baseOf(key)) ?? ""}${text}`);
  return texts;
}
