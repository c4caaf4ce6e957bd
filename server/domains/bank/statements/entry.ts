import type { Day } from "../../../../common/dates.ts";
import { isCurrency, type Money, parseAmount } from "../../../../common/money.ts";
import type { StatementHeader } from "./camt-event.ts";
import type { EntryTexts, StoredTransaction, TransactionTexts } from "./camt-texts.ts";

/** What the transactions of an entry come to, counted while they are read. */
export type Tally = {
  readonly count: number;
  /** How many carry return information. */
  readonly returned: number;
  /** How many have no amount of their own that can be used. */
  readonly withoutAmount: number;
  /** Credits less debits; null as soon as two currencies meet. */
  readonly sum: Money | null;
};

/** One whole entry of a statement with its transactions. */
export type Entry = {
  readonly statement: StatementHeader;
  readonly index: number;
  readonly amount: Money;
  readonly bookedOn: Day;
  readonly valueOn: Day | null;
  readonly texts: EntryTexts;
  readonly transactions: readonly StoredTransaction[];
  readonly tally: Tally;
};

export const noTransactions: Tally = { count: 0, returned: 0, withoutAmount: 0, sum: null };

const largestMinor = BigInt(Number.MAX_SAFE_INTEGER); // a larger amount could not be answered as JSON

/** Reads "CHF 12.50"; undefined where the currency is unknown or the number is not an amount of it. */
export function readMoney(text: string): Money | undefined {
  const space = text.indexOf(" ");
  const currency = text.slice(0, space);
  if (!isCurrency(currency)) return undefined;
  const amount = parseAmount(text.slice(space + 1), currency);
  return amount && amount.minor >= 0n && amount.minor <= largestMinor ? amount : undefined;
}

/** The transaction's own amount, which stands elsewhere up to version 02. */
export function ownAmount(texts: TransactionTexts): Money | undefined {
  return readMoney(texts.amount || texts.olderAmount);
}

function sumWith(tally: Tally, amount: Money, direction: string): Money | null {
  const minor = direction === "DBIT" ? -amount.minor : amount.minor;
  if (tally.count === 0) return { minor, currency: amount.currency };
  if (tally.sum?.currency !== amount.currency) return null;
  return { minor: tally.sum.minor + minor, currency: amount.currency };
}

/** The tally with one more transaction. */
export function tallyWith(tally: Tally, texts: TransactionTexts): Tally {
  const amount = ownAmount(texts);
  return {
    count: tally.count + 1,
    returned: tally.returned + (texts.returned === "" ? 0 : 1),
    withoutAmount: tally.withoutAmount + (amount ? 0 : 1),
    sum: amount ? sumWith(tally, amount, texts.direction) : tally.sum,
  };
}
