import { hash } from "node:crypto";
import { normalizeIban } from "../../../../common/iban.ts";
import { normalizeReference } from "../../../../common/references.ts";
import { joined } from "../../../platform/database/joined.ts";
import { newId } from "../../../platform/ids.ts";
import type { IncomingPayment } from "../statements/camt-event.ts";
import { type EntryKey, entryKeyOf, isBare, twinsOf, wholeEntryKeyOf } from "../statements/entry-key.ts";

/** Columns of the table of payments, and what a reference is looked up by: as it stands, and with the zeros that payers leave out. */
const paymentColumns = [
  ...(["id", "position", "statement", "booking_id", "content_id", "entry_id", "entry_is_certain"] as const),
  ...(["opens_entry", "is_bare", "currency", "amount_minor", "booked_on", "reference"] as const),
  ...([
    "reference_kind",
    "debtor_name",
    "debtor_iban",
    "debtor_account",
    "remittance",
    "end_to_end_id",
  ] as const),
  ...(["bank_reference", "review", "sought", "padded"] as const),
] as const;

type PaymentColumn = (typeof paymentColumns)[number];

/** A chunk of payments, column by column: a file has hundreds of thousands, and no object is made for each. */
type Column = (string | number | bigint | boolean | null)[];
export type PaymentColumns = Record<PaymentColumn, Column>;

/** The same, each column packed into a text. */
export type PackedPayments = Readonly<Record<PaymentColumn, string>>;

/** Packs a chunk for the way to the database. */
export function packPayments(columns: PaymentColumns): PackedPayments {
  return Object.fromEntries(paymentColumns.map((name) => [name, joined(columns[name])])) as PackedPayments;
}

/** Columns without a payment yet. */
export function noPayments(): PaymentColumns {
  return Object.fromEntries(paymentColumns.map((name) => [name, [] as Column])) as PaymentColumns;
}

const ibanForm = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;
const onlyDigits = /^\d{1,26}$/;

/**
 * Numbers and identifies the payments of a file, in their order, and adds each to a chunk (MON-6). Without any reference of the bank
 * a booking is known again in the same statement only; in another one its content is merely the same.
 */
export function readPayments(bankFileId: string): (payment: IncomingPayment, into: PaymentColumns) => void {
  // Ids of one file lie together, in the order of the file.
  const idStart = newId().slice(0, -8);
  const ordinalOf = twinsOf();
  const entryOf = entries();
  let position = -1;
  return (payment, into) => {
    position += 1;
    const { statement, reference, debtorAccount } = payment;
    const { key, certain } = entryKeyOf(payment);
    const ordinal = ordinalOf(statement.index, key);
    const entry = entryOf(payment);
    const iban = debtorAccount === null ? null : ibanIn(debtorAccount);
    const sought = payment.review === null ? soughtBy(payment) : null;
    into.id.push(idStart + position.toString(16).padStart(8, "0"));
    into.position.push(position);
    into.statement.push(statement.index);
    into.booking_id.push(idOf(certain ? key : keyInStatement(bankFileId, payment, key), ordinal));
    into.content_id.push(certain ? null : idOf(key, ordinal));
    into.entry_id.push(entry.id);
    into.entry_is_certain.push(entry.certain);
    into.opens_entry.push(entry.isNew);
    into.is_bare.push(isBare(payment));
    into.currency.push(payment.amount.currency);
    into.amount_minor.push(payment.amount.minor);
    into.booked_on.push(payment.bookedOn);
    into.reference.push(reference);
    into.reference_kind.push(payment.referenceKind);
    into.debtor_name.push(payment.debtorName);
    into.debtor_iban.push(iban);
    into.debtor_account.push(iban === null ? debtorAccount : null);
    into.remittance.push(payment.remittance);
    into.end_to_end_id.push(payment.endToEndId);
    into.bank_reference.push(payment.transactionReference ?? payment.entryReference);
    into.review.push(payment.review);
    into.sought.push(sought);
    into.padded.push(sought !== null && payment.referenceKind !== "QRR" ? paddedOf(sought) : null);
  };
}

/** The account if it is an IBAN; numbers of other kinds are unique within their bank only. */
function ibanIn(account: string): string | null {
  if (ibanForm.test(account)) return account;
  const iban = normalizeIban(account);
  return ibanForm.test(iban) ? iban : null;
}

/** What a reference is looked up by; valid ones are normalized already. */
function soughtBy({ reference, referenceKind }: IncomingPayment): string | null {
  return reference !== null && referenceKind === "invalid-or-other"
    ? normalizeReference(reference)
    : reference;
}

const paddedOf = (sought: string) => (onlyDigits.test(sought) ? sought.padStart(27, "0") : null);

/** A key and its place among equal ones as the id of a booking: UUID version 8. */
function idOf(key: string, ordinal: number): string {
  const digits = ordinal === 0 ? key : digest(`${key} ${ordinal}`);
  return `${digits.slice(0, 12)}8${digits.slice(13, 16)}8${digits.slice(17)}`;
}

const digest = (text: string) => hash("sha256", text).slice(0, 32);

function keyInStatement(bankFileId: string, { statement }: IncomingPayment, key: string): string {
  return digest(statement.id === null ? `${key} ${bankFileId} ${statement.index}` : `${key} ${statement.id}`);
}

/** The id of each payment's entry, which tells equal ones of a statement apart. */
function entries(): (payment: IncomingPayment) => { id: string; certain: boolean; isNew: boolean } {
  const ordinalOf = twinsOf();
  let statement = -1;
  let entry = -1;
  let last: { readonly id: string; readonly certain: boolean } | undefined;
  return (payment) => {
    if (last && payment.statement.index === statement && payment.entry === entry)
      return { ...last, isNew: false };
    statement = payment.statement.index;
    entry = payment.entry;
    const { key, certain }: EntryKey = wholeEntryKeyOf(payment);
    last = { id: idOf(key, ordinalOf(statement, key)), certain };
    return { ...last, isNew: true };
  };
}
