import assert from "node:assert/strict";
import test from "node:test";
import { featuresOf, linesOf } from "./plan-features.rules.ts";

test("features become lines by language and features again", () => {
  const texts = (one: string) => ({
    en: one,
    de: `${one} de`,
    fr: `${one} fr`,
    it: `${one} it`,
    es: `${one} es`,
  });
  const features = [texts("a"), texts("b")];
  assert.deepEqual(linesOf(features).de, ["a de", "b de"]);
  assert.deepEqual(featuresOf(linesOf(features)), features);
  assert.deepEqual(featuresOf(linesOf([])), []);
});
