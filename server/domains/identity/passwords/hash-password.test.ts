import assert from "node:assert/strict";
import test from "node:test";
import { hashPassword, isPassword } from "./hash-password.ts";

test("pattern 45: 64 emoji are a password", async () => {
  const many = "😀🎉🚀🐙🌵🍋🧊🪁🎻🧭🦊🪐🥝🛶🏔🎲".repeat(4);
  assert.equal([...many].length, 64);
  assert.equal(await isPassword(await hashPassword(many), many), true);
});

test("pattern 45: the same word typed on another keyboard is the same password", async () => {
  const [composed, decomposed] = ["caf\u00e9 au lait et tartine", "cafe\u0301 au lait et tartine"];
  assert.notEqual(composed, decomposed);
  const stored = await hashPassword(composed);
  assert.equal(await isPassword(stored, decomposed), true);
  assert.equal(await isPassword(stored, "cafe au lait et tartine"), false);
});

test("ASVS 11.4.2: argon2id with 19 MiB and two passes, salted; without a stored hash nothing is right", async () => {
  const [one, other] = await Promise.all([
    hashPassword("eleven violet tunnels"),
    hashPassword("eleven violet tunnels"),
  ]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(one, other);
  assert.equal(await isPassword(undefined, "nobody has this password"), false);
});
