import { type Money, minorDigits, parseAmount } from "./money.ts";

const spaces = /[\s\u00a0\u202f'’]/g;

/**
 * Reads an amount that a person typed or pasted, with a point or a comma, spaces, apostrophes, points or commas between thousands. Undefined for
 * anything else, for more decimals than the currency has, and where a single separator before three digits leaves open what is meant.
 */
export function parseTypedAmount(text: string, currency: string): Money | undefined {
  const digits = minorDigits(currency);
  const written = text.replaceAll(spaces, "");
  const at = Math.max(written.lastIndexOf("."), written.lastIndexOf(","));
  if (at < 0) return /^\d+$/.test(written) ? parseAmount(written, currency) : undefined;
  const [whole, decimals] = [written.slice(0, at), written.slice(at + 1)];
  if (!/^\d*$/.test(decimals) || decimals.length > digits) return undefined;
  const group = written[at] === "." ? "," : ".";
  const isGrouped = new RegExp(`^\\d{1,3}(?:[${group}]\\d{3})+$`).test(whole);
  if (!isGrouped && !/^\d*$/.test(whole)) return undefined;
  return parseAmount(`${whole.replaceAll(group, "")}.${decimals}`, currency);
}
