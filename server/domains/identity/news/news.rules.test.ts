import assert from "node:assert/strict";
import test from "node:test";
import { textFor } from "./news.rules.ts";

test("ACC-8 news come in the reader's language, else in the provider's", () => {
  const [en, de] = [
    { subject: "News", text: "Hello" },
    { subject: "Neues", text: "Guten Tag" },
  ];
  assert.equal(textFor({ en, de }, "de", "en"), de);
  assert.equal(textFor({ en, de }, "fr", "en"), en);
  assert.throws(() => textFor({ de }, "fr", "en"), /without a text in en/);
});
