import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { hashSecret } from "../ids.ts";

const prefix = "chalet_pat_";
const form = /^chalet_pat_([0-9a-f]{64})([0-9a-f]{8})$/;

/** A new personal API token: 256 random bits between a prefix and a checksum by which scanners of secrets know it (API-2). */
export function newApiToken(): string {
  const secret = prefix + randomBytes(32).toString("hex");
  return secret + checksumOf(secret);
}

/** What is stored of a token; undefined for a text that is none. */
export function hashOfApiToken(text: string): Buffer | undefined {
  const [, secret = "", checksum] = form.exec(text) ?? [];
  return checksumOf(prefix + secret) === checksum ? hashSecret(text) : undefined;
}

/** The first characters, by which somebody knows a token of their own without seeing it. */
export const startOfApiToken = (text: string): string => text.slice(0, prefix.length + 6);

const checksumOf = (text: string): string => crc32(text).toString(16).padStart(8, "0");
