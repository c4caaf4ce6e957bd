import { countryCodes } from "../../../common/countries.ts";

/** The country that the browser's languages name ("de-CH"); nothing if they name none. */
export function homeCountry(preferences: readonly string[] = navigator.languages): string {
  for (const preference of preferences) {
    const { region } = new Intl.Locale(preference);
    if (region && countryCodes.includes(region)) return region;
  }
  return "";
}
