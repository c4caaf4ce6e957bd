import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  formatReference,
  isQrReference,
  makeCreditorReference,
  makeQrReference,
} from "../../../../common/references.ts";
import { referencesIn, referencesNear } from "./written-reference.rules.ts";

const numbers = fc.bigInt({ min: 1n, max: 10n ** 20n }).map((number) => makeQrReference(number.toString()));

test("MON-7 a reference is found in a text, however it is grouped", () => {
  fc.assert(
    fc.property(numbers, (reference) => {
      const text = `Rechnung 2026, Referenz ${formatReference(reference)}. Danke`;
      return referencesIn([null, text]).includes(reference);
    }),
  );
  const creditor = makeCreditorReference("0000000042");
  assert.ok(referencesIn([`zahlung ${formatReference(creditor).toLowerCase()} danke`]).includes(creditor));
  assert.deepEqual(referencesIn(["Invoice 2026-418, thank you", null]), []);
});

test("MON-7 one slip of the hand leads back to the reference: a digit, two that changed places, one less, one more", () => {
  const place = fc.nat({ max: 25 });
  fc.assert(
    fc.property(numbers, place, fc.nat({ max: 9 }), (reference, at, digit) => {
      const [before, after] = [reference.slice(0, at), reference.slice(at + 1)];
      const swapped = `${before}${reference[at + 1]}${reference[at]}${reference.slice(at + 2)}`;
      const written = [
        `${before}${digit}${after}`,
        swapped,
        before + after,
        `${before}${digit}${reference.slice(at)}`,
      ];
      return written
        .filter((one) => !isQrReference(one))
        .every((one) => referencesNear(one).includes(reference));
    }),
  );
});

test("MON-7 a right reference is no slip of another one, and other numbers are none at all", () => {
  assert.deepEqual(referencesNear(makeQrReference("42")), []);
  assert.deepEqual(referencesNear("Rechnung 12345"), []);
  assert.deepEqual(referencesNear(null), []);
  const creditor = makeCreditorReference("0000000042");
  assert.ok(referencesNear(creditor.replace("42", "24")).includes(creditor));
});
