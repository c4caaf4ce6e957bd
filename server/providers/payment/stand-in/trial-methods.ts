import type { PaymentError } from "./state.ts";

/** How a card behaves; the numbers are those that Stripe publishes for tests. */
export interface TestCard {
  readonly name: string;
  /** The text that says what happens. */
  readonly about: string;
  readonly number: string;
  readonly brand: string;
  /** Why it is declined each time. */
  readonly declined?: PaymentError;
  /** Declined when it is charged, though it can be kept. */
  readonly declinedLater?: PaymentError;
  /** When its holder is asked to confirm: each time, or only while it was not confirmed before. */
  readonly confirms?: "always" | "once";
  readonly disputes?: true;
  readonly refunds?: "pending";
}

const declined = (code: string, declineCode?: string, message = "Your card was declined."): PaymentError => ({
  type: "card_error",
  code,
  ...(declineCode ? { decline_code: declineCode } : {}),
  message,
});

export const testCards: readonly TestCard[] = [
  { name: "succeeds", about: "billing:stand_in.cards.succeeds", number: "4242424242424242", brand: "visa" },
  {
    name: "succeeds_too",
    about: "billing:stand_in.cards.succeeds_too",
    number: "5555555555554444",
    brand: "mastercard",
  },
  {
    name: "declined",
    about: "billing:stand_in.cards.declined",
    number: "4000000000000002",
    brand: "visa",
    declined: declined("card_declined", "generic_decline"),
  },
  {
    name: "insufficient_funds",
    about: "billing:stand_in.cards.insufficient_funds",
    number: "4000000000009995",
    brand: "visa",
    declined: declined("card_declined", "insufficient_funds", "Your card has insufficient funds."),
  },
  {
    name: "expired",
    about: "billing:stand_in.cards.expired",
    number: "4000000000000069",
    brand: "visa",
    declined: declined("expired_card", undefined, "Your card has expired."),
  },
  {
    name: "processing_error",
    about: "billing:stand_in.cards.processing_error",
    number: "4000000000000119",
    brand: "visa",
    declined: declined("processing_error", undefined, "An error occurred while processing your card."),
  },
  {
    name: "declined_later",
    about: "billing:stand_in.cards.declined_later",
    number: "4000000000000341",
    brand: "visa",
    declinedLater: declined("card_declined", "generic_decline"),
  },
  {
    name: "confirms_once",
    about: "billing:stand_in.cards.confirms_once",
    number: "4000002500003155",
    brand: "visa",
    confirms: "once",
  },
  {
    name: "confirms_always",
    about: "billing:stand_in.cards.confirms_always",
    number: "4000000000003220",
    brand: "visa",
    confirms: "always",
  },
  {
    name: "disputed",
    about: "billing:stand_in.cards.disputed",
    number: "4000000000000259",
    brand: "visa",
    disputes: true,
  },
  {
    name: "refund_pending",
    about: "billing:stand_in.cards.refund_pending",
    number: "4000000000007726",
    brand: "visa",
    refunds: "pending",
  },
];

/** A card by the number that was typed, or by its name; others are no test cards, and are refused. */
export function testCard(numberOrName: string): TestCard | undefined {
  const number = numberOrName.replaceAll(/[\s-]/g, "");
  return testCards.find((card) => card.number === number || card.name === numberOrName);
}

/** An account for debits. */
export interface TestAccount {
  readonly name: string;
  /** The text that says what happens. */
  readonly about: string;
  readonly iban: string;
}

/** IBANs of Stripe's tests for SEPA debits: whether the payer's bank pays in the end. */
export const testAccounts: readonly TestAccount[] = [
  { name: "pays", about: "billing:stand_in.accounts.pays", iban: "DE89370400440532013000" },
  { name: "fails", about: "billing:stand_in.accounts.fails", iban: "DE62370400440532013001" },
];

/** An account by the IBAN that was typed, or by its name. */
export function testAccount(ibanOrName: string): TestAccount | undefined {
  const iban = ibanOrName.replaceAll(/\s/g, "").toUpperCase();
  return testAccounts.find((account) => account.iban === iban || account.name === ibanOrName);
}
