import assert from "node:assert/strict";
import test from "node:test";
import { inLanguages, pricesOf, textsOf } from "./plan-values.ts";

test("lines become features, empty ones are left out", () => {
  const texts = { names: inLanguages(() => "Name"), summaries: inLanguages(() => "") };
  const read = textsOf({ ...texts, rank: " 3 ", features: inLanguages(() => " One \n\nTwo\n") });
  assert.equal(read.rank, 3);
  assert.deepEqual(read.features.de, ["One", "Two"]);
  assert.ok(Number.isNaN(textsOf({ ...texts, rank: "", features: inLanguages(() => "") }).rank));
});

test("MON-1 typed prices are minor units, and what is none is refused later", () => {
  assert.deepEqual(pricesOf({ monthCHF: "12.50", yearCHF: "", monthEUR: " 9,90 " }), [
    { period: "month", currency: "CHF", minor: 1250 },
    { period: "month", currency: "EUR", minor: 990 },
  ]);
  assert.ok(Number.isNaN(pricesOf({ monthCHF: "twelve" })[0]?.minor));
});
