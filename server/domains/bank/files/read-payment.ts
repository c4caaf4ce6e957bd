import { hash } from "node:crypto";
import { normalizeIban } from "../../../../common/iban.ts";
import { normalizeReference } from "../../../../common/references.ts";
import { newId } from "../../../platform/ids.ts";
import type { IncomingPayment } from "../statements/camt-event.ts";
import { type EntryKey, entryKeyOf, isBare, twinsOf, wholeEntryKeyOf } from "../statements/entry-key.ts";

/** A payment of a file as it is stored, with its identity (MON-6). Keys are hexadecimal. */
export interface ReadPayment {
  readonly id: string;
  readonly position: number;
  readonly account: string;
  readonly payment: IncomingPayment;
  readonly entryKey: string;
  readonly ordinal: number;
  readonly contentKey: string | null;
  readonly whole: EntryKey;
  readonly wholeOrdinal: number;
  /** The first payment of its entry. */
  readonly opensEntry: boolean;
  readonly isBare: boolean;
  /** The payer's account if it is an IBAN; numbers of other kinds are unique within their bank only. */
  readonly debtorIban: string | null;
  /** What its reference is looked up by; null where there is none to be trusted. */
  readonly soughtReference: string | null;
  /** The same with the leading zeros that some payers leave out. */
  readonly paddedReference: string | null;
}

const ibanForm = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;
const onlyDigits = /^\d{1,26}$/;

/**
 * Numbers and identifies the payments of a file, in their order. Without any reference of the bank a booking is known again in
 * the same statement only; in another one its content is merely the same.
 */
export function readPayments(bankFileId: string): (payment: IncomingPayment, account: string) => ReadPayment {
  // Ids of one file lie together, in the order of the file.
  const idStart = newId().slice(0, -8);
  const ordinalOf = twinsOf();
  const wholeOf = wholeEntries();
  let position = -1;
  return (read, account) => {
    position += 1;
    const payment = withAccount(read, account);
    const { key, certain } = entryKeyOf(payment);
    const sought =
      payment.review === null && payment.reference ? normalizeReference(payment.reference) : null;
    return {
      id: idStart + position.toString(16).padStart(8, "0"),
      position,
      account,
      payment,
      entryKey: certain ? key : keyInStatement(bankFileId, payment, key),
      ordinal: ordinalOf(payment.statement.index, key),
      contentKey: certain ? null : key,
      ...wholeOf(payment),
      isBare: isBare(payment),
      debtorIban: ibanIn(payment.debtorAccount),
      soughtReference: sought,
      paddedReference: sought && onlyDigits.test(sought) ? sought.padStart(27, "0") : null,
    };
  };
}

function ibanIn(account: string | null): string | null {
  const iban = account === null ? "" : normalizeIban(account);
  return ibanForm.test(iban) ? iban : null;
}

function withAccount(payment: IncomingPayment, account: string): IncomingPayment {
  if (payment.statement.account === account) return payment;
  return { ...payment, statement: { ...payment.statement, account } };
}

function keyInStatement(bankFileId: string, { statement }: IncomingPayment, key: string): string {
  const { id, index } = statement;
  return hash("sha256", id === null ? `${key} ${bankFileId} ${index}` : `${key} ${id}`).slice(0, 32);
}

/** The key of each payment's entry, with the entry's place among equal ones of its statement. */
function wholeEntries() {
  const ordinalOf = twinsOf();
  let statement = -1;
  let entry = -1;
  let last: { whole: EntryKey; wholeOrdinal: number } | undefined;
  return (payment: IncomingPayment) => {
    const isSame = payment.statement.index === statement && payment.entry === entry;
    if (last && isSame) return { ...last, opensEntry: false };
    statement = payment.statement.index;
    entry = payment.entry;
    const whole = wholeEntryKeyOf(payment);
    last = { whole, wholeOrdinal: ordinalOf(statement, whole.key) };
    return { ...last, opensEntry: true };
  };
}
