import assert from "node:assert/strict";
import test from "node:test";
import { newBackupCode, plainBackupCode } from "./backup-code.rules.ts";

test("SEC-2 a code has ten letters and digits without look-alikes, in two groups", () => {
  const codes = Array.from({ length: 500 }, newBackupCode);
  for (const code of codes) assert.match(code, /^[2-9A-HJKMNP-TW-Z]{5}-[2-9A-HJKMNP-TW-Z]{5}$/);
  assert.equal(new Set(codes).size, codes.length);
});

test("a code is the same in small letters, with spaces and without its hyphen", () => {
  for (const typed of ["k7pwm-3xq9r", " K7PWM 3XQ9R ", "K7PWM3XQ9R"])
    assert.equal(plainBackupCode(typed), "K7PWM3XQ9R");
});
