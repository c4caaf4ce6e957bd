import { checkVAT, countries } from "jsvat";

/** A VAT number as compared and stored ("CHE109322551", "DE136695976"), and whether its form and check digits are right. */
export type VatNumberCheck = { readonly valid: boolean; readonly normalized: string };

// The prefixes of VAT numbers that are not the country's code of ISO 3166.
const prefixes: Readonly<Record<string, string>> = { GR: "EL", CH: "CHE" };
const swissNumber = /^(CHE\d{9})(?:MWST|TVA|IVA)?$/;

/**
 * Checks form and check digits of a VAT number of a country (ISO 3166 code); whether it is registered, only VIES or the
 * Swiss UID register tells. The prefix may be left out; Swiss numbers are taken with and without MWST, TVA or IVA.
 * A country whose numbers are unknown here gives `valid: false`.
 */
export function checkVatNumber(text: string, country: string): VatNumberCheck {
  const code = country.toUpperCase();
  const prefix = prefixes[code] ?? code;
  const written = text.toUpperCase().replace(/[\s.\-/]/g, "");
  const full = /^[A-Z]?\d/.test(written) ? `${prefix}${written}` : written;
  const rules = countries.find((candidate) => candidate.codes[0] === code);
  const normalized = swissNumber.exec(full)?.[1] ?? full;
  return { valid: rules !== undefined && checkVAT(full, [rules]).isValid, normalized };
}

/** A VAT number for people; a Swiss one as "CHE-109.322.551 MWST", with the words of the language. */
export function formatVatNumber(normalized: string, language: string): string {
  if (!/^CHE\d{9}$/.test(normalized)) return normalized;
  const word = language === "fr" ? "TVA" : language === "it" ? "IVA" : "MWST";
  return normalized.replace(/^CHE(\d{3})(\d{3})(\d{3})$/, `CHE-$1.$2.$3 ${word}`);
}
