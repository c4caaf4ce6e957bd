import { isQrIban, isSepaIban, normalizeIban } from "../../../../common/iban.ts";
import type { destinations } from "./payout.contract.ts";

export type Destination = (typeof destinations)[number];

/** How many members of staff must approve: two from the limit on (MON-10). Minor units. */
export const approvalsNeeded = (amountMinor: bigint, secondFrom: bigint): 1 | 2 =>
  amountMinor >= secondFrom ? 2 : 1;

/**
 * True if a payment in the currency can be sent to the account: francs to Switzerland and Liechtenstein, euros to the countries of
 * SEPA. A QR-IBAN takes payments with a QR reference alone, which a payout has not.
 */
export function canReceive(iban: string, currency: string): boolean {
  if (isQrIban(iban)) return false;
  if (currency === "CHF") return /^(CH|LI)/.test(normalizeIban(iban));
  return currency === "EUR" && isSepaIban(iban);
}

/** How the EndToEndIds of payouts begin. */
export const payoutPrefix = "PAYOUT-";

/** The EndToEndId of a payout, by which the bank's files tell of it. */
export const endToEndIdOf = (number: string): string => `${payoutPrefix}${number}`;

/** The number of the payout that an EndToEndId is of; undefined for one of another hand. */
export function payoutNumberOf(endToEndId: string | null): string | undefined {
  return endToEndId === null ? undefined : /^PAYOUT-(\d{1,18})$/.exec(endToEndId)?.[1];
}
