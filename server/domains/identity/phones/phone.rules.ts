import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** A number in the international form ("+41 44 123 45 67", "0041…") as E.164; undefined when no country has such a number. */
export function phoneNumberOf(typed: string): string | undefined {
  const phone = parsePhoneNumberFromString(typed.trim().replace(/^00/, "+"));
  return phone?.isValid() && !phone.ext ? phone.number : undefined;
}

/** A number in groups, as people write it. */
export function shownPhone(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
