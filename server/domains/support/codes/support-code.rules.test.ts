import assert from "node:assert/strict";
import test from "node:test";
import { isSupportCode, supportCodeDigits, supportCodeLength } from "../../../../common/support-codes.ts";
import { newSupportCode } from "./support-code.rules.ts";

test("SUP-1 a code is made of the digits that neither sound nor look alike, and uses them all", () => {
  let next = 0;
  const chance = (below: number) => next++ % below;
  const codes = [newSupportCode(chance), newSupportCode(chance)];
  for (const code of codes) assert.ok(isSupportCode(code), code);
  assert.deepEqual(new Set(codes.join("")), new Set(supportCodeDigits));
  for (const digit of "279") assert.equal(supportCodeDigits.includes(digit), false, digit);
  const bits = Math.log2(supportCodeDigits.length ** supportCodeLength);
  assert.ok(bits >= 20, "ASVS 6.5.4");
});
