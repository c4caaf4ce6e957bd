import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { type PhoneCountry, phoneCountries } from "../../../../common/phone-countries.ts";

const allowed: ReadonlySet<string> = new Set(phoneCountries);

/**
 * The number in E.164 form if it is a mobile number of an allowed country (SEC-1), else undefined: no fixed lines, premium or VoIP
 * numbers, and none of another country, whatever the one that was chosen beside it.
 */
export function readMobileNumber(typed: string, country: PhoneCountry): string | undefined {
  const number = parsePhoneNumberFromString(typed, {
    defaultCountry: country satisfies CountryCode,
    extract: false,
  });
  if (!number?.isValid() || number.ext || number.getType() !== "MOBILE") return undefined;
  return allowed.has(number.country ?? "") ? number.number : undefined;
}

/** A number as its owner knows it again and nobody else can use it: +41 •• ••• •• 34. */
export function maskNumber(number: string): string {
  const shown = parsePhoneNumberFromString(number)?.formatInternational() ?? number;
  const [prefix = "", ...groups] = shown.split(" ");
  const rest = groups.join(" ");
  return `${prefix} ${rest.slice(0, -2).replaceAll(/\d/g, "•")}${rest.slice(-2)}`;
}
