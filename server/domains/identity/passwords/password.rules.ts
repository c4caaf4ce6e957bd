import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "../../../platform/errors.ts";

const estimator = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary });

/** Below this score a password of 15 characters is a common one, a repeat, or a row of keys. */
const weakest = 2;
const looksAt = 100;

/**
 * Refuses a password that is common, or made of the names of the person, the organization or the provider (ASVS 6.2.4, 6.2.11).
 * `names` are those words; short ones do not count.
 */
export function refuseWeakPassword(password: string, names: readonly string[]): void {
  const words = names
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
    refuse("identity.password_contains_name");
  if (estimator.check(password.slice(0, looksAt), words).score < weakest) refuse("identity.password_common");
}

function refuse(code: "identity.password_contains_name" | "identity.password_common"): never {
  throw new AppError(code, {}, [{ path: "password", code }]);
}

function withoutWords(password: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ""), password);
}
