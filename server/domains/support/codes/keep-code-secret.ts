import { createHmac, hkdfSync } from "node:crypto";
import type { Configuration } from "../../../platform/configuration.ts";

/** What a support code is found by: nobody who reads the database alone can try codes against it. */
export function hmacOfCode(config: Configuration, code: string): Buffer {
  const secret = Buffer.from(config.secretKey ?? "", "base64");
  if (secret.length !== 32) throw new Error("the installation's key is not 32 bytes");
  const key = Buffer.from(hkdfSync("sha256", secret, "", "support codes", 32));
  return createHmac("sha256", key).update(code).digest();
}

/** What the sealed code of a user is bound to. */
export const sealedFor = (userId: string): string => `support_code:${userId}`;
