import { hash } from "node:crypto";
import type { IncomingPayment } from "./camt-event.ts";

/** The identity of a booking in whatever file it comes. `certain` is false where the bank gave no reference of its own. */
export type EntryKey = { readonly key: string; readonly certain: boolean };

// 128 bits of SHA-256 as hexadecimal digits; the separator cannot stand in an XML file.
const digest = (parts: readonly string[]) => hash("sha256", parts.join("\u001f")).slice(0, 32);

/** What a payment says about itself; it stands in for the reference that the bank did not give. */
function contentOf(payment: IncomingPayment): string[] {
  const { valueOn, endToEndId, debtorName, debtorAccount, remittance, entryText } = payment;
  return [valueOn, endToEndId, debtorName, debtorAccount, remittance, entryText].map((text) => text ?? "");
}

function entryParts({ statement, entryReference, entryAmount, bookedOn }: IncomingPayment): string[] {
  return [statement.account, entryReference ?? "", entryAmount.currency, "CRDT", bookedOn];
}

/**
 * The key of a payment: account, the bank's references of entry and transaction, amount, currency, sign, booking day and
 * payment reference; without any reference of the bank, also its content. It is the same in camt.052, 053 and 054 and in
 * all versions (MON-6). Banks repeat references, so equal keys within one statement are told apart by twinsOf().
 */
export function entryKeyOf(payment: IncomingPayment): EntryKey {
  const certain = payment.entryReference !== null || payment.transactionReference !== null;
  const own = [payment.transactionReference ?? "", payment.amount.minor.toString(), payment.reference ?? ""];
  const content = certain ? [] : contentOf(payment);
  return { key: digest(["payment", ...entryParts(payment), ...own, ...content]), certain };
}

/**
 * The key of the whole entry that a payment belongs to. A bank may send an entry in one file without and in another with
 * its transactions: the payments differ, this key is the same. Without the bank's reference it is account, sum and days only.
 */
export function wholeEntryKeyOf(payment: IncomingPayment): EntryKey {
  const certain = payment.entryReference !== null;
  const content = certain ? [] : [payment.valueOn ?? ""];
  return {
    key: digest(["entry", ...entryParts(payment), payment.entryAmount.minor.toString(), ...content]),
    certain,
  };
}

/** True for a payment of an entry of which the file tells nothing but its sum: another file may tell its transactions. */
export function isBare(payment: IncomingPayment): boolean {
  const { transaction, review, reference, transactionReference, endToEndId, uetr } = payment;
  const details = [reference, transactionReference, endToEndId, uetr, payment.debtorName, payment.remittance];
  return transaction === null && review === null && details.every((detail) => detail === null);
}

/** Counts equal keys within a statement: 0 for the first, 1 for its twin. Give it a statement's payments in their order. */
export function twinsOf(): (statementIndex: number, key: string) => number {
  let statement = -1;
  let seen = new Map<string, number>();
  return (statementIndex, key) => {
    if (statementIndex !== statement) seen = new Map();
    statement = statementIndex;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return ordinal;
  };
}
