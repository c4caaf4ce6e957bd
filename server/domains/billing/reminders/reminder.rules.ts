/** What may have gone wrong with the payment of an invoice (MON-13). */
export const reminderCauses = [
  "prepaid",
  "other_amount",
  "other_currency",
  "used_reference",
  "unknown",
] as const;
export type ReminderCause = (typeof reminderCauses)[number];

/** Money that came in and could not pay the invoice it was meant for. */
export interface StrayPayment {
  readonly outcome: "other_amount" | "other_currency" | "used_reference";
  /** Minor units. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly receivedOn: string;
}

/** What the books tell of an open invoice; amounts in minor units. */
export interface InvoiceFacts {
  readonly amountMinor: bigint;
  /** The balance of the prepaid account in the currency of the invoice. */
  readonly prepaidMinor: bigint;
  readonly stray: StrayPayment | undefined;
}

/** Why an invoice may still be open: first what one click puts right, then what came in for it, else nothing is known. */
export function causeOf({ amountMinor, prepaidMinor, stray }: InvoiceFacts): ReminderCause {
  if (prepaidMinor >= amountMinor) return "prepaid";
  return stray?.outcome ?? "unknown";
}
