import assert from "node:assert/strict";
import test from "node:test";
import { languages } from "../../../platform/i18n/i18n.ts";
import { searchWords } from "./search.rules.ts";

const actionsOf = (search: string, language: (typeof languages)[number]) =>
  searchWords(search, language).map(({ actions }) => actions);

test("SEC-10 a word of the sentence, as the reader's language has it, finds the action", () => {
  assert.ok(actionsOf("placed", "en")[0]?.includes("order.place"));
  assert.ok(actionsOf("AUFGEGEBEN", "de")[0]?.includes("order.place"));
  assert.deepEqual(actionsOf("aufgegeben", "en"), [[]]);
  const [accented] = actionsOf("modifiée", "fr");
  assert.ok((accented?.length ?? 0) > 0);
  assert.deepEqual(actionsOf("modifiee", "fr"), [accented], "with or without accents");
});

test("SEC-10 names of variables are no words, and every language has sentences", () => {
  for (const language of languages) {
    assert.deepEqual(actionsOf("{{amount}}", language), [[]]);
    assert.ok((actionsOf("a", language)[0]?.length ?? 0) > 10, language);
  }
});

test("SEC-10 an amount is found as people write it", () => {
  const amounts = (text: string) => searchWords(text, "en").map(({ amount }) => amount);
  assert.deepEqual(amounts("1’234.50 1'234.5 1.234,50 1234 12.30 Ada 12.345"), [
    ...["123450", "123450", "123450", "123400", "1230", undefined],
  ]);
});

test("SEC-10 a search is a few words, all of which must be found", () => {
  assert.deepEqual(searchWords(undefined, "en"), []);
  assert.deepEqual(searchWords("   ", "en"), []);
  assert.equal(searchWords("a b c d e f g h", "en").length, 6);
});
