/** The form of an address that is stored and compared: NFKC and lower case, so that look-alikes by width or case are one. */
export function normalizeEmail(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}
