import assert from "node:assert/strict";
import test from "node:test";
import { preferredLanguage } from "./language.ts";

test("ACC-8 before signing in, the first language that the browser prefers and we have", () => {
  assert.equal(preferredLanguage(["rm-CH", "it-CH", "de"]), "it");
  assert.equal(preferredLanguage(["DE-ch"]), "de");
  assert.equal(preferredLanguage(["", "pt"]), "en");
  assert.equal(preferredLanguage([]), "en");
});
