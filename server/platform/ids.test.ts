import assert from "node:assert/strict";
import test from "node:test";
import { hashSecret, newId, newSecret } from "./ids.ts";

test("RFC 9562: ids are of version 7, in the order in which they were made, and different", () => {
  const ids = Array.from({ length: 2_000 }, newId);
  for (const id of ids)
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(ids).size, ids.length);
  const times = ids.map((id) => id.slice(0, 13));
  assert.deepEqual(times, times.toSorted());
});

test("ASVS 7.2.3, 11.5.1: secrets have 256 bits, and what is stored of them does not give them away", () => {
  const secrets = new Set(Array.from({ length: 100 }, newSecret));
  assert.equal(secrets.size, 100);
  for (const secret of secrets) {
    assert.match(secret, /^[A-Za-z0-9_-]{43}$/);
    assert.equal(Buffer.from(secret, "base64url").length, 32);
    assert.equal(hashSecret(secret).length, 32);
  }
  assert.equal(
    hashSecret("abc").toString("hex"),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "FIPS 180-4",
  );
});
