/** Countries whose mobile numbers may be a second factor (SEC-1). */
export const phoneCountries = ["CH", "FR", "BE", "DE"] as const;
export type PhoneCountry = (typeof phoneCountries)[number];
