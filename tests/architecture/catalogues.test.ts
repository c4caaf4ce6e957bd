import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { baseOf, cataloguesOf, languages, pluralOf, textsOf, variablesOf } from "./support/catalogues.ts";
import { listFiles } from "./support/sources.ts";

const texts = new Map(languages.map((language) => [language, textsOf(language)]));
const of = (language: (typeof languages)[number]) => texts.get(language) ?? new Map<string, string>();
const english = of("en");

test("there is a folder for each language, and each has the same catalogues", () => {
  const folders = listFiles("common/locales").map((path) => path.split("/")[2] ?? "");
  assertSame(folders, languages, "Keep one folder a language under common/locales:");
  for (const language of languages) {
    assertSame(cataloguesOf(language), cataloguesOf("en"), `Make the catalogues of ${language} those of en:`);
  }
});

test("each text is there in five languages", () => {
  const keys = new Set([...english.keys()].map(baseOf));
  for (const language of languages) {
    assertSame([...of(language).keys()].map(baseOf), keys, `Add to ${language}, or remove from the others:`);
  }
});

test("plurals have the forms that their language counts with", () => {
  const lacking = languages.flatMap((language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const groups = Map.groupBy(
      [...of(language).keys()].filter((key) => pluralOf(key)),
      baseOf,
    );
    return [...groups].flatMap(([base, keys]) => {
      const there = new Set(keys.map(pluralOf));
      const wanted = new Set<string | undefined>(forms);
      const wrong = [...wanted.symmetricDifference(there)];
      return wrong.map((form) => `${language} ${base}_${form}`);
    });
  });
  assertNone(lacking, "Each language needs exactly the forms of Intl.PluralRules:");
  const mixed = languages.flatMap((language) =>
    [...of(language).keys()].filter((key) => pluralOf(key) && of(language).has(baseOf(key))),
  );
  assertNone(mixed, "A text either counts or does not:");
});

test("a text that counts in one language counts in all", () => {
  const counting = (language: (typeof languages)[number]) =>
    new Set([...of(language).keys()].filter((key) => pluralOf(key)).map(baseOf));
  for (const language of languages)
    assertSame(counting(language), counting("en"), `Count alike in ${language}:`);
});

test("a text has the same variables in every language", () => {
  const wrong = languages.flatMap((language) =>
    [...new Set([...of(language).keys()].map(baseOf))]
      .filter((base) => variablesIn(language, base) !== variablesIn("en", base))
      .map(
        (base) => `${language} ${base}: ${variablesIn(language, base)} instead of ${variablesIn("en", base)}`,
      ),
  );
  assertNone(wrong, "Use the variables of the English text:");
});

function variablesIn(language: (typeof languages)[number], base: string): string {
  const forms = [...of(language)].filter(([key]) => baseOf(key) === base);
  return [...new Set(forms.flatMap(([, text]) => variablesOf(text)))].sort().join(", ");
}

test("each form of a plural but the one for a single thing names how many", () => {
  const mute = languages.flatMap((language) =>
    [...of(language)]
      .filter(
        ([key, text]) =>
          ["many", "other"].includes(pluralOf(key) ?? "") && !variablesOf(text).includes("count"),
      )
      .filter(([key]) => variablesIn("en", baseOf(key)).includes("count"))
      .map(([key]) => `${language} ${key}`),
  );
  assertNone(mute, "Put {{count}} into the sentence:");
});

test("variables are written as i18next reads them", () => {
  const wrong = languages.flatMap((language) =>
    [...of(language)]
      .filter(
        ([, text]) =>
          /\{\{|\}\}/.test(text.replaceAll(/\{\{[a-zA-Z]+\}\}/g, "")) ||
          /(^|[^{])\{[a-z]+\}([^}]|$)/i.test(text),
      )
      .map(([key]) => `${language} ${key}`),
  );
  assertNone(wrong, "Write {{name}}:");
});
