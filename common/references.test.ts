import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { isIban, isQrIban } from "./iban.ts";
import {
  formatReference,
  isCreditorReference,
  isQrReference,
  kindOfReference,
  makeCreditorReference,
  makeQrReference,
  normalizeReference,
} from "./references.ts";

type Vector = {
  input: string;
  valid: boolean;
  output: string;
  digit: string;
  digits: string;
  isQrIban: boolean | null;
};
const file = new URL("../../shared/data/banking/qrbill/reference-vectors.json", import.meta.url);
const vectors: Record<string, Vector[]> | undefined = existsSync(file)
  ? JSON.parse(readFileSync(file, "utf8"))
  : undefined;
const skip = vectors ? false : "no data";

test("MON-5 references and account numbers behave as in the published vectors", { skip }, () => {
  const of = (name: string) => {
    const list = vectors?.[name] ?? [];
    assert.ok(list.length > 0, name);
    return list;
  };
  for (const { input, valid } of of("qrReference")) assert.equal(isQrReference(input), valid, input);
  for (const { input, output } of of("qrReferenceCreate")) assert.equal(makeQrReference(input), output);
  for (const { input, output } of of("qrReferenceFormat")) assert.equal(formatReference(input), output);
  for (const { input, digit } of of("qrReferenceCheckDigit")) {
    assert.equal(makeQrReference(input).slice(-1), digit, input);
  }
  for (const { input, valid } of of("creditorReference"))
    assert.equal(isCreditorReference(input), valid, input);
  for (const { input, output } of of("creditorReferenceCreate"))
    assert.equal(makeCreditorReference(input), output);
  for (const { input, digits } of of("creditorReferenceCheckDigits")) {
    assert.equal(makeCreditorReference(input).slice(2, 4), digits, input);
  }
  for (const { input, valid, isQrIban: qr } of of("iban")) {
    assert.equal(isIban(input), valid, input);
    assert.equal(isQrIban(input), qr ?? false, input);
  }
});

test("MON-5 a QR reference has 27 digits, a right check digit, and is not all zero", () => {
  assert.equal(makeQrReference("21000000000313947143000901"), "210000000003139471430009017");
  assert.equal(isQrReference("21 00000 00003 13947 14300 09017"), true);
  assert.equal(isQrReference("0".repeat(27)), false);
  for (const bad of ["", "0", "000", "1".repeat(27), "12A"])
    assert.throws(() => makeQrReference(bad), RangeError);
});

test("MON-5 the check digit finds every single wrong digit", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 26 });
  const position = fc.integer({ min: 0, max: 26 });
  fc.assert(
    fc.property(
      digits.filter((list) => list.some(Boolean)),
      position,
      fc.integer({ min: 1, max: 9 }),
      (list, at, shift) => {
        const reference = makeQrReference(list.join(""));
        assert.equal(kindOfReference(reference), "QRR");
        const wrong = (Number(reference.charAt(at)) + shift) % 10;
        assert.equal(isQrReference(reference.slice(0, at) + wrong + reference.slice(at + 1)), false);
      },
    ),
  );
});

test("MON-5 a creditor reference follows ISO 11649", () => {
  assert.equal(makeCreditorReference("5000056789012345"), "RF485000056789012345");
  for (const bad of ["RF0072", "RF0154", "RF991X"]) assert.equal(isCreditorReference(bad), false, bad);
  assert.equal(isCreditorReference("rf48 5000 0567 8901 2345"), true);
  for (const bad of ["", "Ä", "A-B", "X".repeat(22)])
    assert.throws(() => makeCreditorReference(bad), RangeError);
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Za-z]{1,21}$/), fc.integer({ min: 0, max: 99 }), (text, check) => {
      const reference = makeCreditorReference(text);
      assert.equal(kindOfReference(reference.toLowerCase()), "SCOR");
      const other = `RF${check.toString().padStart(2, "0")}${reference.slice(4)}`;
      assert.equal(isCreditorReference(other), other === reference);
    }),
  );
});

test("MON-7 the kind of a reference is told by its content", () => {
  assert.equal(kindOfReference("000000000002015110002913192"), "QRR");
  assert.equal(kindOfReference(" rf38 0000 0000 0000 0000 0055 2 "), "SCOR");
  assert.equal(kindOfReference("000000270148751802165444888"), "invalid-or-other");
  assert.equal(kindOfReference("ISR ref number V1"), "invalid-or-other");
  assert.equal(kindOfReference("1234567812345678"), "invalid-or-other");
  for (const nothing of ["", "  ", null, undefined]) assert.equal(kindOfReference(nothing), "none");
  assert.equal(normalizeReference(" rf48 5000\n0567 "), "RF4850000567");
  assert.equal(formatReference("rf485000056789012345"), "RF48 5000 0567 8901 2345");
});
