import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { bankText } from "./bank-text.rules.ts";

test("MON-10 names are written in the characters that every bank takes", () => {
  const table = [
    ["Müller & Söhne <Zürich> AG", "Mueller + Soehne Zuerich AG"],
    ["Großer Straßenbau", "Grosser Strassenbau"],
    ["Łukasz Žižka, Ærø", "Lukasz Zizka, AEro"],
    ["Émile d’Été", "Emile d'Ete"],
    ["//Rail//way/ ", "Rail/way"],
    ["Кофе Café", "Cafe"],
  ];
  for (const [text = "", wanted] of table) assert.equal(bankText(text, 70), wanted);
  assert.equal(bankText("x".repeat(100), 70).length, 70);
});

test("MON-10 whatever is written, no bank stumbles over it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 70 }), (text, longest) => {
      const written = bankText(text, longest);
      assert.ok(written.length <= longest);
      assert.match(written, /^[A-Za-z0-9/\-?:().,'+ ]*$/);
      assert.doesNotMatch(written, /^\/|\/$|\/\//);
    }),
  );
});
