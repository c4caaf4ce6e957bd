import { hash } from "node:crypto";
import type { IncomingPayment } from "./camt-event.ts";
import { KeyCounts } from "./key-counts.ts";

/** The identity of a booking in whatever file it comes. `certain` is false where the bank gave no reference of its own. */
export type EntryKey = { readonly key: string; readonly certain: boolean };

// 128 bits of SHA-256 as hexadecimal digits. The parts are put together by a character that cannot stand in an XML file.
const digest = (text: string) => hash("sha256", text).slice(0, 32);
const or = (text: string | null) => text ?? "";

/** What a payment says about itself; it stands in for the reference that the bank did not give. */
function contentOf(payment: IncomingPayment): string {
  const { valueOn, endToEndId, debtorName, debtorAccount, remittance, entryText } = payment;
  return [valueOn, endToEndId, debtorName, debtorAccount, remittance, entryText].map(or).join("\u001f");
}

function entryParts({ statement, entryReference, entryAmount, bookedOn }: IncomingPayment): string {
  return `${statement.account}\u001f${or(entryReference)}\u001f${entryAmount.currency}\u001fCRDT\u001f${bookedOn}`;
}

/**
 * The key of a payment: account, the bank's references of entry and transaction, amount, currency, sign, booking day and
 * payment reference; without any reference of the bank, also its content. It is the same in camt.052, 053 and 054 and in
 * all versions (MON-6). Banks repeat references, so equal keys within one statement are told apart by twinsOf().
 */
export function entryKeyOf(payment: IncomingPayment): EntryKey {
  const { transactionReference, amount, reference } = payment;
  const certain = payment.entryReference !== null || transactionReference !== null;
  const own = `${or(transactionReference)}\u001f${amount.minor}\u001f${or(reference)}`;
  const content = certain ? "" : contentOf(payment);
  return { key: digest(`payment\u001f${entryParts(payment)}\u001f${own}\u001f${content}`), certain };
}

/**
 * The key of the whole entry that a payment belongs to. A bank may send an entry in one file without and in another with
 * its transactions: the payments differ, this key is the same. Without the bank's reference it is account, sum and days only.
 */
export function wholeEntryKeyOf(payment: IncomingPayment): EntryKey {
  const { entryReference, entryAmount, valueOn } = payment;
  const certain = entryReference !== null;
  const day = certain ? "" : or(valueOn);
  return { key: digest(`entry\u001f${entryParts(payment)}\u001f${entryAmount.minor}\u001f${day}`), certain };
}

/** True for a payment of an entry of which the file tells nothing but its sum: another file may tell its transactions. */
export function isBare(payment: IncomingPayment): boolean {
  if (payment.transaction !== null || payment.review !== null) return false;
  const { reference, transactionReference, endToEndId, uetr, debtorName, remittance } = payment;
  return [reference, transactionReference, endToEndId, uetr, debtorName, remittance].every(
    (one) => one === null,
  );
}

/** Counts equal keys within a statement: 0 for the first, 1 for its twin. Give it a statement's payments in their order. */
export function twinsOf(): (statementIndex: number, key: string) => number {
  let statement = -1;
  let seen = new KeyCounts();
  return (statementIndex, key) => {
    if (statementIndex !== statement && seen.size > 0) seen = new KeyCounts();
    statement = statementIndex;
    return seen.add(key);
  };
}
