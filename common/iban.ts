import { electronicFormatIBAN, friendlyFormatIBAN, isQRIBAN, isSEPACountry, isValidIBAN } from "ibantools";

/** An IBAN as files write it: upper case, without spaces. Says nothing about its validity. */
export function normalizeIban(text: string): string {
  return text.replace(/\s/g, "").toUpperCase();
}

/** True for an IBAN whose country, length, structure and check digits are right (ISO 13616); spaces and lower case are allowed. */
export function isIban(text: string): boolean {
  return isValidIBAN(normalizeIban(text));
}

/** True for a valid Swiss or Liechtenstein IBAN with a QR-IID (30000 to 31999): only such an account takes QR references. */
export function isQrIban(text: string): boolean {
  const iban = normalizeIban(text);
  return isValidIBAN(iban) && isQRIBAN(iban);
}

/** An IBAN for people, in groups of four. */
export function formatIban(text: string): string {
  return friendlyFormatIBAN(electronicFormatIBAN(text) ?? text) ?? text;
}

/** True for an IBAN of a country that takes part in SEPA. */
export function isSepaIban(text: string): boolean {
  const iban = normalizeIban(text);
  return isValidIBAN(iban) && isSEPACountry(iban.slice(0, 2));
}
