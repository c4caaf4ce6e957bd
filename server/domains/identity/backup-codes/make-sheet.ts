import { randomBytes } from "node:crypto";
import { hashCode } from "../passwords/hash-password.ts";
import { codesPerSheet, newBackupCode, plainBackupCode } from "./backup-code.rules.ts";

/** Ten backup codes, and what is stored of them. */
export interface Sheet {
  /** As they are shown, once. */
  readonly codes: readonly string[];
  readonly salt: Buffer;
  readonly hashes: readonly Buffer[];
}

/** A new sheet of backup codes. They share a salt, so that a typed code is hashed once and compared with all. */
export async function makeSheet(): Promise<Sheet> {
  const salt = randomBytes(16);
  const codes = Array.from({ length: codesPerSheet }, newBackupCode);
  const hashes = await Promise.all(codes.map((code) => hashCode(plainBackupCode(code), salt)));
  return { codes, salt, hashes };
}
