import { supportCodeDigits, supportCodeLength } from "../../../../common/support-codes.ts";

/** Wrong codes that a member of staff may type: misheard digits need few. */
export const wrongCodeLimit = { permits: 20, windowMs: 60 * 60_000 };

/** A new code from a source of chance that gives whole numbers below its argument. */
export function newSupportCode(chance: (below: number) => number): string {
  const digit = () => supportCodeDigits.charAt(chance(supportCodeDigits.length));
  return Array.from({ length: supportCodeLength }, digit).join("");
}
