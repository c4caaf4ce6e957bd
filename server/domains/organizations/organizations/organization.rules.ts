import { checkVatNumber } from "../../../../common/vat-numbers.ts";

/** Countries whose organizations pay in CHF; all others pay in EUR. */
const francCountries = new Set(["CH", "LI"]);

/** The currency of an organization follows from its postal country. */
export function currencyOfCountry(country: string): "CHF" | "EUR" {
  return francCountries.has(country) ? "CHF" : "EUR";
}

/** True when the address has all that an invoice must show. */
export function addressIsComplete(address: { street: string; postal_code: string; town: string }): boolean {
  return address.street !== "" && address.postal_code !== "" && address.town !== "";
}

/** A VAT number in its normal form, and whether its check digits are right; undefined when the form is wrong. */
export function readVatNumber(
  text: string | null,
  country: string,
): { number: string | null; valid: boolean } | undefined {
  if (!text) return { number: null, valid: false };
  const checked = checkVatNumber(text, country);
  return checked.valid ? { number: checked.normalized, valid: true } : undefined;
}
