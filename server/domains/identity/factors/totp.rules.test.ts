import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, newTotpSecret, otpauthUri, stepOfCode } from "./totp.rules.ts";

/** The secret of the examples of RFC 6238, appendix B: "12345678901234567890" in base32. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

test("codes are those of RFC 6238, appendix B, in their last six digits", () => {
  const examples = [
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ] as const;
  for (const [seconds, code] of examples) assert.equal(codeOf(secret, at(seconds)), code);
});

test("a code is good in its step and one to either side, and says which step it was of", () => {
  const now = at(1_111_111_110);
  const step = 37_037_037n;
  for (const [seconds, distance] of [
    [-30, -1n],
    [0, 0n],
    [30, 1n],
  ] as const) {
    const code = codeOf(secret, now.add({ seconds }));
    assert.equal(stepOfCode(secret, code, now), step + distance, `${seconds} s`);
  }
  for (const seconds of [-60, 60, 3600]) {
    assert.equal(stepOfCode(secret, codeOf(secret, now.add({ seconds })), now), undefined, `${seconds} s`);
  }
});

test("what is no code of the secret is refused", () => {
  for (const code of ["000000", "28708", "2870820", "abcdef", ""]) {
    assert.equal(stepOfCode(secret, code, at(59)), undefined, code);
  }
  assert.equal(stepOfCode(newTotpSecret(), "287082", at(59)), undefined);
});

test("RFC 4226, R6: a secret has 160 bits, each another; apps read its address", () => {
  const made = new Set(Array.from({ length: 50 }, newTotpSecret));
  assert.equal(made.size, 50);
  for (const one of made) assert.match(one, /^[A-Z2-7]{32}$/);
  const address = new URL(otpauthUri(secret, "Alpenhost AG", "lea@example.com"));
  assert.equal(address.protocol, "otpauth:");
  assert.equal(address.searchParams.get("secret"), secret);
  assert.equal(address.searchParams.get("issuer"), "Alpenhost AG");
});
