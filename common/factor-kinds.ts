/** Kinds of second factors (SEC-1), the strongest first, and the sheet of backup codes that stands in for them. */
export const factorKinds = ["passkey", "totp", "sms", "backup_code"] as const;
export type FactorKind = (typeof factorKinds)[number];
