import { activityCatalogues } from "../../../../common/activity.ts";
import { type Language, textsUnder } from "../../../platform/i18n/i18n.ts";

/** One word that somebody searches for. */
export interface SearchWord {
  readonly text: string;
  /** Actions whose sentence in the reader's language has the word. */
  readonly actions: readonly string[];
  /** The same as an amount in minor units, where it looks like one. */
  readonly amount: string | undefined;
}

const mostWords = 6;

/** The words of a search; every one must be found. Sentences are made on the screen, so their words are turned into actions here. */
export function searchWords(search: string | undefined, language: Language): SearchWord[] {
  const words = (search ?? "").split(/\s+/).filter(Boolean).slice(0, mostWords);
  return words.map((text) => ({ text, actions: actionsNaming(text, language), amount: minorText(text) }));
}

function actionsNaming(word: string, language: Language): string[] {
  const wanted = plain(word);
  const sentences = activityCatalogues.flatMap((name) =>
    Object.entries(textsUnder(language, name, "activity")),
  );
  const actions = sentences
    .filter(([, sentence]) => plain(sentence.replaceAll(/\{\{.*?\}\}/g, " ")).includes(wanted))
    .map(([action]) => action.replace(/_with$/, ""));
  return [...new Set(actions)];
}

/** In small letters and without accents. */
const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** "1’234.50", "1.234,50" and "1234.5" are 123450; of a currency with two decimals. */
function minorText(word: string): string | undefined {
  const [, whole = "", decimals = ""] = /^(\d[\d'’.,]*?)(?:[.,](\d{1,2}))?$/.exec(word) ?? [];
  const digits = whole.replaceAll(/[^\d]/g, "");
  return digits === "" ? undefined : String(BigInt(digits + decimals.padEnd(2, "0")));
}
