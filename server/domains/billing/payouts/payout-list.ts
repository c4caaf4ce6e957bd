import { stringify } from "csv-stringify/sync";
import { formatDecimal } from "../../../../common/money.ts";
import { endToEndIdOf } from "./payout.rules.ts";

/** How many payouts PayPal takes in one list. */
export const mostListed = 5_000;

export interface ListedPayout {
  readonly number: string;
  readonly amountMinor: bigint;
  readonly paypalEmail: string;
}

/**
 * A list for PayPal's upload of payouts (developer.paypal.com, Payouts Web): no heading, and for each the recipient's address, the
 * amount with a decimal point, the currency, our number, a note for the recipient, the wallet. No cell can begin like a formula: an
 * address begins with a letter or a figure, all else is ours.
 */
export function payoutListOf(currency: string, payouts: readonly ListedPayout[]): Buffer {
  const rows = payouts.map(({ number, amountMinor, paypalEmail }) => [
    ...[paypalEmail, formatDecimal({ minor: amountMinor, currency }), currency],
    ...[number, endToEndIdOf(number), "PAYPAL"],
  ]);
  return Buffer.from(stringify(rows, { record_delimiter: "windows" }));
}
