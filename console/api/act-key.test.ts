import assert from "node:assert/strict";
import test from "node:test";
import { createActKeys } from "./act-key.ts";

function counting() {
  let count = 0;
  return createActKeys(() => `key-${++count}`);
}

test("API-1 the key of an act is kept while its outcome is unknown", () => {
  const keys = counting();
  assert.equal(keys.keyFor({ body: { a: 1 } }), "key-1");
  keys.settle(0);
  assert.equal(keys.keyFor({ body: { a: 1 } }), "key-1");
  keys.settle(503);
  assert.equal(keys.keyFor({ body: { a: 1 } }), "key-1");
});

test("API-1 a known outcome, or other input, makes it another act", () => {
  const keys = counting();
  assert.equal(keys.keyFor({ body: { a: 1 } }), "key-1");
  keys.settle(200);
  assert.equal(keys.keyFor({ body: { a: 1 } }), "key-2");
  keys.settle(422);
  assert.equal(keys.keyFor({ body: { a: 1 } }), "key-3");
  assert.equal(keys.keyFor({ body: { a: 2 } }), "key-4");
});
