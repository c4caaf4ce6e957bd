import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "../../../platform/errors.ts";

const estimator = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary });

/** Below this score a password of 15 characters is a common one, a repeat, or a row of keys. */
const weakest = 2;
const looksAt = 100;

/** From so many characters on a password stands alone (security decision 9). */
const leastAlone = 15;

/** The program's own name is barred like the provider's. */
const product = "Chalet";

/** True where a password is long enough only beside a second factor; counted as NFC, one for each code point. */
export function isShort(password: string): boolean {
  return [...password.normalize("NFC")].length < leastAlone;
}

/** Refuses a short password where no second factor stands beside it. */
export function refuseShortAlone(password: string, hasFactor: boolean, field = "password"): void {
  if (hasFactor || !isShort(password)) return;
  throw new AppError("platform.invalid_input", {}, [{ path: field, code: "field.password_short" }]);
}

/**
 * Refuses a password that is common, or made of the names of the person, the organization or the provider (ASVS 6.2.4, 6.2.11).
 * `names` are those words; short ones do not count.
 */
export function refuseWeakPassword(password: string, names: readonly string[], field = "password"): void {
  const words = [...names, product]
    .flatMap((name) =>
      name
        .normalize("NFC")
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length >= 3);
  const lower = password.normalize("NFC").toLowerCase();
  const rest = withoutWords(lower, words);
  if (rest !== lower && [...rest.replaceAll(/[^\p{L}\p{N}]/gu, "")].length < 8)
    refuse("identity.password_contains_name", field);
  if (estimator.check(password.slice(0, looksAt), words).score < weakest)
    refuse("identity.password_common", field);
}

function refuse(code: "identity.password_contains_name" | "identity.password_common", field: string): never {
  throw new AppError(code, {}, [{ path: field, code }]);
}

function withoutWords(password: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ""), password);
}
