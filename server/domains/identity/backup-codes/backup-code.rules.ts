import { randomInt } from "node:crypto";

/** Without letters and digits that are taken for each other: no 0 and O, no 1, I and L, no U and V. */
const letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";
const length = 10;
export const codesPerSheet = 10;

/** A new backup code of 48 bits, in two groups: people type it from paper. */
export function newBackupCode(): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** The form that is hashed: no spaces or hyphens, capital letters. */
export function plainBackupCode(typed: string): string {
  return typed.replaceAll(/[\s-]/g, "").toUpperCase();
}
