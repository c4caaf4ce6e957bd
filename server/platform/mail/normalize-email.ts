import { domainToASCII } from "node:url";

/**
 * The form of an address that is stored and compared: NFKC and lower case, so that look-alikes by width or case are one, and the
 * domain as the network writes it (IDNA).
 */
export function normalizeEmail(email: string): string {
  const folded = email.trim().normalize("NFKC").toLowerCase();
  const at = folded.lastIndexOf("@");
  const domain = folded.slice(at + 1);
  return at < 0 ? folded : `${folded.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
