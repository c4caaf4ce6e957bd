import { domainToASCII, domainToUnicode } from "node:url";
import { AppError } from "../../../platform/errors.ts";

// Anything else would be read as part of an address: paths, ports, users.
const letters = /^[\p{L}\p{M}\p{N}.·-]+$/u;
const part = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A domain name right below a suffix such as ".ch", as people read it, in lower case; undefined for anything else. Names with
 * other letters are checked in the form that the registry knows (IDNA).
 */
export function readDomainName(text: string, suffix: string): string | undefined {
  const typed = text.trim().toLowerCase();
  const ascii = letters.test(typed) ? domainToASCII(typed) : "";
  if (ascii.length > 253 || !ascii.endsWith(suffix)) return undefined;
  const name = ascii.slice(0, -suffix.length);
  return part.test(name) ? domainToUnicode(ascii) : undefined;
}

/** The name that a product of this plan gets at the order, or why it cannot be ordered so; null where none was given. */
export function labelFor(
  plan: { readonly domainSuffix: string | null },
  line: { readonly label?: string | undefined; readonly quantity: number },
): string | null {
  const given = line.label?.trim() ?? "";
  const { domainSuffix } = plan;
  if (domainSuffix === null) return given === "" ? null : given;
  const params = { suffix: domainSuffix };
  if (given === "") throw new AppError("catalogue.label_required", params);
  const name = readDomainName(given, domainSuffix);
  if (name === undefined) throw new AppError("catalogue.label_not_a_domain", params);
  if (line.quantity !== 1) throw new AppError("catalogue.one_of_each_domain", { domain: name });
  return name;
}

/** The names of several products of one line: numbered from the second on would hide which is the first, so all are. */
export function labelsFor(label: string, quantity: number): string[] {
  if (quantity === 1) return [label];
  return Array.from({ length: quantity }, (_, index) => `${label} ${index + 1}`);
}
