import type { Day } from "../../../../common/dates.ts";
import type { Money } from "../../../../common/money.ts";
import type { ReferenceKind } from "../../../../common/references.ts";
import type { FilePosition } from "./statement-file-error.ts";

/** The head of one statement, report or notification. Account: IBAN, otherwise the bank's own number. */
export type StatementHeader = {
  /** Place of the statement in its file, from 0. */
  readonly index: number;
  /** Message and version as far as the file tells: "camt.053.001.08", "camt.053". */
  readonly message: string;
  readonly messageId: string | null;
  readonly id: string | null;
  readonly account: string;
  readonly currency: string | null;
  readonly sequence: string | null;
  /** As the bank wrote it, with or without an offset. */
  readonly createdAt: string | null;
  /** "COPY", "DUPL" or "CODU" if the bank says that it sent the statement before or elsewhere. */
  readonly copy: string | null;
  /** Where the account stands in the file. */
  readonly accountAt: FilePosition;
};

/** Why a payment's details cannot be trusted: they do not add up to the entry, or they are several without amounts in its currency. */
export type ReviewReason = "parts_do_not_add_up" | "parts_without_amounts";

/** Money that came in: one transaction, or a whole entry where its transactions cannot be trusted. */
export type IncomingPayment = {
  readonly statement: StatementHeader;
  /** Place of the entry in its statement, from 0. */
  readonly entry: number;
  /** Place of the transaction in its entry, from 0; null for a payment of the entry as a whole. */
  readonly transaction: number | null;
  readonly amount: Money;
  readonly entryAmount: Money;
  readonly bookedOn: Day;
  readonly valueOn: Day | null;
  /** Normalized where it is a valid QR or creditor reference, otherwise as written. */
  readonly reference: string | null;
  readonly referenceKind: ReferenceKind;
  readonly endToEndId: string | null;
  readonly uetr: string | null;
  readonly debtorName: string | null;
  readonly ultimateDebtorName: string | null;
  /** IBAN or, where the bank has none, another account number. */
  readonly debtorAccount: string | null;
  /** Free text of the payer, one line for each that the bank wrote. */
  readonly remittance: string | null;
  /** The bank's words on the whole entry. */
  readonly entryText: string | null;
  /** The bank's own references (AcctSvcrRef) of the entry and of the transaction. */
  readonly entryReference: string | null;
  readonly transactionReference: string | null;
  /** What the payer ordered, where it differs from the amount: the rest went to charges or exchange. */
  readonly instructed: Money | null;
  /** Charges that the bank names; `included` tells whether the amount is already less by them. */
  readonly charges: { readonly amount: Money; readonly included: boolean | null } | null;
  readonly review: ReviewReason | null;
};

/** Why something in a statement is no money in. */
export type NotIncomingReason = "reversal" | "return" | "not_booked" | "debit" | "unclear" | "zero";

/** An entry, or one transaction of it, that never pays an invoice. */
export type NotIncoming = {
  readonly statement: StatementHeader;
  readonly entry: number;
  readonly transaction: number | null;
  readonly reason: NotIncomingReason;
  readonly amount: Money;
  readonly direction: "CRDT" | "DBIT" | null;
  /** Status code as the bank wrote it; "BOOK" where it wrote none. */
  readonly status: string;
};

/** Money that left the account, or came back to it, of an order of the account's owner: known again by what the order named it. */
export type Outgoing = {
  readonly kind: "debit" | "return";
  readonly endToEndId: string;
  readonly amount: Money;
  readonly bookedOn: Day;
};

/** What reading a bank's file gives, in the order of the file. */
export type CamtEvent =
  | { readonly type: "statement"; readonly statement: StatementHeader }
  | { readonly type: "payment"; readonly payment: IncomingPayment }
  | { readonly type: "not_incoming"; readonly notIncoming: NotIncoming }
  | { readonly type: "outgoing"; readonly outgoing: Outgoing };
