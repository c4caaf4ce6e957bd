import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";

/** A new id: UUID version 7 (RFC 9562), so that rows of one time lie together. */
export function newId(): string {
  return randomUUIDv7();
}

/** The id that always comes out for these parts: UUID version 8 (RFC 9562, section 5.8) of their SHA-256, for what may be made twice. */
export function derivedId(...parts: readonly string[]): string {
  const bytes = createHash("sha256").update(parts.join("\n")).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

/** A secret of 256 bits for links and cookies, as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: its SHA-256. Secrets of 256 random bits need no slow hash. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
