import type { Day } from "../../../../common/dates.ts";
import type { LedgerAccount } from "../../../../common/ledger-accounts.ts";

export type { LedgerAccount } from "../../../../common/ledger-accounts.ts";

export type LedgerKind =
  | "invoice"
  | "payment"
  | "payment_to_prepaid"
  | "unassigned_payment"
  | "unassigned_reversal"
  | "prepaid_spending"
  | "opening"
  | "credit_note"
  | "credit_to_prepaid"
  | "write_off"
  | "write_off_undone"
  | "payout"
  | "payout_refused"
  | "payout_withdrawn"
  | "payout_done"
  | "payout_returned"
  | "reservation"
  | "reservation_released"
  | "reserved_spending"
  | "payment_undone"
  | "provider_payment"
  | "provider_payment_to_prepaid"
  | "provider_payout"
  | "provider_payout_undone"
  | "refund"
  | "refund_failed"
  | "chargeback"
  | "chargeback_won";

/** The organization whose books hold what belongs to no customer: the provider itself. */
export const providerBooks = "00000000-0000-0000-0000-000000000000";

/** One movement of money: debits are positive, credits negative, in minor units; they sum to zero per currency. */
export interface Posting {
  readonly organizationId: string;
  readonly kind: LedgerKind;
  /** The invoice, payment or bank payment behind it. */
  readonly causeId: string;
  readonly bookedOn: Day;
  readonly currency: string;
  readonly entries: readonly { readonly account: LedgerAccount; readonly amountMinor: bigint }[];
}

interface Movement {
  readonly organizationId: string;
  readonly causeId: string;
  readonly bookedOn: Day;
  readonly currency: string;
  readonly amountMinor: bigint;
}

function transfer(
  kind: LedgerKind,
  { amountMinor, ...movement }: Movement,
  debit: LedgerAccount,
  credit: LedgerAccount,
): Posting {
  const entries = [
    { account: debit, amountMinor },
    { account: credit, amountMinor: -amountMinor },
  ];
  return { ...movement, kind, entries };
}

/** An invoice was issued: the customer owes the gross amount, of which net is revenue and the rest VAT. */
export function invoicePosting(
  invoice: Omit<Movement, "amountMinor"> & { readonly netMinor: bigint; readonly vatMinor: bigint },
): Posting {
  const { netMinor, vatMinor, ...movement } = invoice;
  const entries = [
    { account: "receivable" as const, amountMinor: netMinor + vatMinor },
    { account: "revenue" as const, amountMinor: -netMinor },
    { account: "vat" as const, amountMinor: -vatMinor },
  ];
  return { ...movement, kind: "invoice", entries: entries.filter((entry) => entry.amountMinor !== 0n) };
}

/** A credit note takes back revenue and VAT of an invoice: the customer owes that much less. */
export function creditPosting(
  credit: Omit<Movement, "amountMinor"> & { readonly netMinor: bigint; readonly vatMinor: bigint },
): Posting {
  const { entries, ...posting } = invoicePosting(credit);
  const reversed = entries.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor }));
  return { ...posting, kind: "credit_note", entries: reversed };
}

/** The invoice of a credit note was paid before: what it takes back is owed to the customer from now on. */
export const creditToPrepaidPosting = (credit: Movement): Posting =>
  transfer("credit_to_prepaid", credit, "receivable", "prepaid");

/** Staff give up what is open: a loss, gross; VAT stays as it was posted. */
export const writeOffPosting = (writeOff: Movement): Posting =>
  transfer("write_off", writeOff, "write_off", "receivable");

/** Staff take a write-off back: it is owed again. */
export const writeOffUndonePosting = (writeOff: Movement): Posting =>
  transfer("write_off_undone", writeOff, "receivable", "write_off");

/** An open item of a former system was taken over. */
export const openingPosting = (item: Movement): Posting => transfer("opening", item, "receivable", "opening");

/** Money arrived at the bank and paid what was due. */
export const paymentPosting = (payment: Movement): Posting =>
  transfer("payment", payment, "bank", "receivable");

/** Money arrived at the bank and is owed to the customer from now on. */
export const prepaidPosting = (payment: Movement): Posting =>
  transfer("payment_to_prepaid", payment, "bank", "prepaid");

/** Money of the prepaid account paid what was due. */
export const spendingPosting = (payment: Movement): Posting =>
  transfer("prepaid_spending", payment, "prepaid", "receivable");

/** Money of the prepaid account was set aside for an order that another method pays the rest of (MON-3). */
export const reservationPosting = (part: Movement): Posting =>
  transfer("reservation", part, "prepaid", "reserved");

/** The order came to nothing, or is paid otherwise: what was set aside is the customer's again. */
export const reservationReleasedPosting = (part: Movement): Posting =>
  transfer("reservation_released", part, "reserved", "prepaid");

/** The rest was paid: what was set aside pays its part. */
export const reservedSpendingPosting = (part: Movement): Posting =>
  transfer("reserved_spending", part, "reserved", "receivable");

/** Money arrived at the bank and nobody knows yet whose it is. */
export const unassignedPosting = (payment: Omit<Movement, "organizationId">): Posting =>
  transfer("unassigned_payment", { ...payment, organizationId: providerBooks }, "bank", "unassigned");

/** Staff said whose it is: the waiting money leaves the provider's books, and is booked in those of the customer. */
export const unassignedReversal = (payment: Omit<Movement, "organizationId">): Posting =>
  transfer("unassigned_reversal", { ...payment, organizationId: providerBooks }, "unassigned", "bank");

/** A payment was undone: what it paid is owed again, or it left the prepaid account, and the money is where it came from. */
export const undonePosting = (
  payment: Movement,
  from: "receivable" | "prepaid",
  origin: "bank" | "provider" | "prepaid",
): Posting => transfer("payment_undone", payment, from, origin);

/** Money of the prepaid account was asked for: it is reserved. */
export const payoutPosting = (payout: Movement): Posting => transfer("payout", payout, "prepaid", "payouts");

/** A payout came to nothing before it was sent: the reserved money is the customer's again. */
export const payoutBackPosting = (kind: "payout_refused" | "payout_withdrawn", payout: Movement): Posting =>
  transfer(kind, payout, "payouts", "prepaid");

/** The account that a payout leaves: the bank's, or the one at PayPal. */
type PayoutAccount = "bank" | "paypal";

/** A payout was paid out. */
export const payoutDonePosting = (payout: Movement, account: PayoutAccount): Posting =>
  transfer("payout_done", payout, "payouts", account);

/** A payout came back: the customer has it whole again, and the provider bears what banks kept of it. */
export function payoutReturnedPosting(
  { feeMinor, amountMinor, ...movement }: Movement & { readonly feeMinor: bigint },
  account: PayoutAccount,
): Posting {
  const entries = [
    { account, amountMinor: amountMinor - feeMinor },
    { account: "bank_fees" as const, amountMinor: feeMinor },
    { account: "prepaid" as const, amountMinor: -amountMinor },
  ];
  return {
    ...movement,
    kind: "payout_returned",
    entries: entries.filter((entry) => entry.amountMinor !== 0n),
  };
}

/** The payment provider holds money that paid what was due. */
export const providerPaymentPosting = (payment: Movement): Posting =>
  transfer("provider_payment", payment, "provider", "receivable");

/** The payment provider holds money that is owed to the customer from now on. */
export const providerPrepaidPosting = (payment: Movement): Posting =>
  transfer("provider_payment_to_prepaid", payment, "provider", "prepaid");

/** The payment provider paid out what it held, less the fees that it kept: in the provider's own books. */
export function providerPayoutPosting({
  feeMinor,
  amountMinor,
  ...movement
}: Omit<Movement, "organizationId"> & { readonly feeMinor: bigint }): Posting {
  const entries = [
    { account: "bank" as const, amountMinor },
    { account: "provider_fees" as const, amountMinor: feeMinor },
    { account: "provider" as const, amountMinor: -amountMinor - feeMinor },
  ];
  return {
    ...{ ...movement, organizationId: providerBooks, kind: "provider_payout" },
    entries: entries.filter((entry) => entry.amountMinor !== 0n),
  };
}

/** It was none: the payment provider holds the money and the fees again. */
export function providerPayoutUndonePosting(payout: Parameters<typeof providerPayoutPosting>[0]): Posting {
  const { entries, ...posting } = providerPayoutPosting(payout);
  const reversed = entries.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor }));
  return { ...posting, kind: "provider_payout_undone", entries: reversed };
}

/** Staff give money of the prepaid account back to the method it was paid with. */
export const refundPosting = (refund: Movement): Posting => transfer("refund", refund, "prepaid", "provider");

/** The payment provider could not give it back: it is the customer's again. */
export const refundFailedPosting = (refund: Movement): Posting =>
  transfer("refund_failed", refund, "provider", "prepaid");

/** The payer's bank took a payment back: the customer owes it. */
export const chargebackPosting = (chargeback: Movement): Posting =>
  transfer("chargeback", chargeback, "chargebacks", "provider");

/** The dispute was won: the money is with the payment provider again. */
export const chargebackWonPosting = (chargeback: Movement): Posting =>
  transfer("chargeback_won", chargeback, "provider", "chargebacks");
