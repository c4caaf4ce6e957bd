import assert from "node:assert/strict";
import test from "node:test";
import { isSameName, ownScoreOf, scoreOf, sortedReasons } from "./score.rules.ts";

test("MON-7 a score is what the reasons count together, each once, at most 100", () => {
  assert.equal(scoreOf([]), 0);
  assert.equal(scoreOf(["same_amount", "same_amount", "same_name"]), 35);
  assert.equal(scoreOf(["reference_in_text", "number_in_text", "same_amount"]), 100);
  assert.deepEqual(sortedReasons(["same_name", "near_reference", "same_name"]), [
    "near_reference",
    "same_name",
  ]);
});

test("MON-7 a claim moves what staff see, and never what posts by itself", () => {
  assert.equal(scoreOf(["claimed", "same_amount", "same_account", "same_name"]), 75);
  assert.equal(ownScoreOf(["claimed", "same_amount", "same_account", "same_name"]), 55);
});

test("MON-7 a name is the same without umlauts, accents and legal forms, in whatever order", () => {
  const same = [
    ["Müller & Söhne GmbH", "MUELLER SOEHNE"],
    ["Müller & Söhne GmbH", "Soehne, Muller (AG)"],
    ["Société Générale des Eaux S.A.", "SOCIETE GENERALE DES EAUX"],
    ["Blumen Oberholzer", "Oberholzer Blumen, 8000 Zürich"],
  ];
  for (const [name, payer] of same) assert.ok(isSameName(name ?? "", payer ?? ""), `${name} = ${payer}`);
  const others = [
    ["Müller & Söhne GmbH", "Müller"],
    ["AG", "AG"],
    ["Blumen Oberholzer", "Blumen Obermeier"],
  ];
  for (const [name, payer] of others) assert.ok(!isSameName(name ?? "", payer ?? ""), `${name} ≠ ${payer}`);
  assert.ok(!isSameName("Blumen Oberholzer", null));
});
