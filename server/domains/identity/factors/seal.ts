import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Configuration } from "../../../platform/configuration.ts";

const ivBytes = 12;
const tagBytes = 16;

function keyOf(config: Configuration): Buffer {
  const key = Buffer.from(config.secretKey ?? "", "base64");
  if (key.length !== 32) throw new Error("the installation's key is not 32 bytes");
  return key;
}

/** Seals a secret with the installation's key (AES-256-GCM), bound to what it belongs to. */
export function seal(config: Configuration, secret: string, belongsTo: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyOf(config), iv).setAAD(Buffer.from(belongsTo));
  return Buffer.concat([iv, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** Opens a sealed secret; throws when it was changed, or belongs to something else. */
export function unseal(config: Configuration, sealed: Buffer, belongsTo: string): string {
  const decipher = createDecipheriv("aes-256-gcm", keyOf(config), sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString(
    "utf8",
  );
}
