import assert from "node:assert/strict";
import test from "node:test";
import { negotiateLanguage, refusalText } from "./i18n.ts";

test("RFC 9110, 12.5.4: the reader's first language that there is", () => {
  const of = (header: string | undefined) => negotiateLanguage(header, "en");
  assert.equal(of("de"), "de");
  assert.equal(of("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5"), "fr");
  assert.equal(of("de;q=0.5, it;q=0.9"), "it", "by weight, not by place");
  assert.equal(of("rm-CH, it-CH;q=0.8"), "it", "the next one where the first is missing");
  assert.equal(of("DE-ch"), "de");
  assert.equal(of("de; Q=0.1, es ; q=0.2"), "es");
  assert.equal(of("de;q=0, fr"), "fr", "a weight of nothing means not");
});

test("what names no language of ours, or is none, is answered in the installation's", () => {
  for (const header of [
    undefined,
    "",
    "*",
    "rm",
    "est",
    "deu",
    "esu-MX",
    ";;;,,,q=",
    "de;q=x;q=0",
    "x".repeat(10_000),
    ",".repeat(5_000),
  ]) {
    assert.equal(negotiateLanguage(header, "it"), "it", (header ?? "").slice(0, 20));
  }
});

test("a refusal has words for its code, with its numbers", () => {
  assert.match(refusalText("en", "platform.too_many_requests", { seconds: 7 }), /7 seconds/);
  assert.notEqual(refusalText("de", "platform.not_found"), refusalText("en", "platform.not_found"));
});

test("decision 12: values are filled in once, and never looked at as keys or templates", () => {
  const seconds = "{{seconds}} $t(platform:errors.conflict) $& {{- x}}";
  assert.ok(refusalText("en", "platform.too_many_requests", { seconds }).includes(seconds));
});
