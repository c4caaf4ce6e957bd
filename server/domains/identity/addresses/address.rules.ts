/** A confirmed recovery e-mail waits so long before links go there; the one before works meanwhile (pattern 16). */
export const recoveryWaitDays = 7;
/** The old sign-in address can put itself back for so long (ACC-4). */
export const undoHours = 72;
/** Links that confirm an address work so long. */
export const confirmHours = 24;

/** An address as it is named to somebody else: its first letter and its domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${[...email][0] ?? ""}…${email.slice(at)}`;
}

/** True once links may go to a recovery e-mail. */
export function isUsable(address: { readonly usable_at: string }, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(address.usable_at), now) <= 0;
}
