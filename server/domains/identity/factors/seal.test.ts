import assert from "node:assert/strict";
import test from "node:test";
import { readConfiguration } from "../../../platform/configuration.ts";
import { seal, unseal } from "./seal.ts";

const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

test("what is sealed opens with the same key for what it belongs to, and not after a change", () => {
  const config = readConfiguration({}, { secretKey: Buffer.alloc(32, 1).toString("base64") });
  const sealed = seal(config, secret, "factor-1");
  assert.equal(unseal(config, sealed, "factor-1"), secret);
  assert.notDeepEqual(seal(config, secret, "factor-1"), sealed, "no two seals are alike");
  assert.throws(() => unseal(config, sealed, "factor-2"));
  const changed = Buffer.from(sealed);
  changed[20] = (changed[20] ?? 0) ^ 1;
  assert.throws(() => unseal(config, changed, "factor-1"));
  const other = { ...config, secretKey: Buffer.alloc(32, 2).toString("base64") };
  assert.throws(() => unseal(other, sealed, "factor-1"));
  assert.throws(() => seal({ ...config, secretKey: undefined }, secret, "factor-1"), /32 bytes/);
});
