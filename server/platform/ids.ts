import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";

/** A new id: UUID version 7 (RFC 9562), so that rows of one time lie together. */
export function newId(): string {
  return randomUUIDv7();
}

/** A secret of 256 bits for links and cookies, as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: its SHA-256. Secrets of 256 random bits need no slow hash. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
