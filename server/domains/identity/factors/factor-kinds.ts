/** Kinds of second factors (SEC-1), and the sheet of backup codes (SEC-2), as a sign-in or a proof may be asked for them. */
export const factorKinds = ["totp", "passkey", "sms", "backup_code"] as const;
export type FactorKind = (typeof factorKinds)[number];
