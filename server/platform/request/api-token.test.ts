import assert from "node:assert/strict";
import test from "node:test";
import { hashOfApiToken, newApiToken, startOfApiToken } from "./api-token.ts";

test("API-2 a token has the prefix and the checksum by which scanners of secrets know it, and 256 random bits", () => {
  const tokens = Array.from({ length: 20 }, () => newApiToken());
  for (const token of tokens) assert.match(token, /^chalet_pat_[0-9a-f]{72}$/);
  assert.equal(new Set(tokens).size, tokens.length);
  assert.equal(startOfApiToken(tokens[0] ?? "").length, "chalet_pat_".length + 6);
});

test("API-2 of a token its SHA-256 is kept; a text with a slip of the finger is none", () => {
  const token = newApiToken();
  assert.equal(hashOfApiToken(token)?.length, 32);
  assert.deepEqual(hashOfApiToken(token), hashOfApiToken(token));
  const slipped = token.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  for (const text of [slipped, token.toUpperCase(), `${token} `, token.slice(0, -1), "chalet_pat_", ""])
    assert.equal(hashOfApiToken(text), undefined, text);
});
