import assert from "node:assert/strict";
import test from "node:test";
import { AppError } from "../../../platform/errors.ts";
import { refuseWeakPassword } from "./password.rules.ts";

const names = ["lea.muster@example.com", "Lea", "Muster", "Bergblick Treuhand GmbH", "Alpenhost AG"];

/** The code of the refusal; undefined where the password is taken. */
function codeOf(password: string): string | undefined {
  try {
    refuseWeakPassword(password, names);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.deepEqual(
      error.fields.map(({ path }) => path),
      ["password"],
    );
    return error.code;
  }
}

test("ASVS 6.2.4 common passwords are refused also at a length that the rule takes", () => {
  for (const password of [
    "passwordpassword",
    "qwertyuiopasdfgh",
    "111111111111111111",
    "abcabcabcabcabcabc",
    "1234567890123456",
  ]) {
    assert.equal(codeOf(password), "identity.password_common", password);
  }
});

test("ASVS 6.2.11 passwords made of names that others know are refused", () => {
  for (const password of [
    "LeaMusterLeaMuster",
    "bergblick-treuhand",
    "alpenhost.alpenhost.1",
    "muster@example.com!",
  ]) {
    assert.equal(codeOf(password), "identity.password_contains_name", password);
  }
});

test("ASVS 6.2.5 and 6.2.9: no rule of composition, any letters, any length", () => {
  for (const password of [
    "eleven violet tunnels",
    "neun kupferne Laternen",
    "🦊🐢🚲🌧️🪴🎻🧭🔑🥾🍋🛶🕰️",
    "q8}wL#v0^pZ!t3@mR".repeat(50),
  ]) {
    assert.equal(codeOf(password), undefined, password.slice(0, 30));
  }
});

test("a long password takes no longer to judge than a short one can", () => {
  assert.equal(codeOf(`${"correct horse battery staple ".repeat(2_000)}`), undefined);
});
