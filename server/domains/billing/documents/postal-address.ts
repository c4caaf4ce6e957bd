import type { DocumentCustomer, DocumentLanguage, PostalAddress } from "./invoice-document.ts";

/** Name of a country in a language. */
export function countryName(country: string, language: DocumentLanguage): string {
  return new Intl.DisplayNames([language], { type: "region" }).of(country) ?? country;
}

/** Street and town, one line each; what is not known is left out. */
export function streetAndTown(address: PostalAddress): string[] {
  const street = `${address.street} ${address.buildingNumber}`.trim();
  const town = `${address.postalCode} ${address.town}`.trim();
  return [street, town].filter((line) => line !== "");
}

/** The lines of an address window: name, attention, street, town, and the country if it is not the sender's. */
export function addressLines(
  customer: DocumentCustomer,
  senderCountry: string,
  language: DocumentLanguage,
): string[] {
  const { address } = customer;
  const country = address.country === senderCountry ? [] : [countryName(address.country, language)];
  const attention = customer.attention ? [customer.attention] : [];
  return [customer.name, ...attention, ...streetAndTown(address), ...country];
}
