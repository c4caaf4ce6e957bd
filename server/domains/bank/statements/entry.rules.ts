import { type Money, money } from "../../../../common/money.ts";
import { kindOfReference, normalizeReference, type ReferenceKind } from "../../../../common/references.ts";
import type { CamtEvent, IncomingPayment, NotIncomingReason, Outgoing, ReviewReason } from "./camt-event.ts";
import { type EntryTexts, newTransaction, type TransactionTexts, unpackTransaction } from "./camt-texts.ts";
import { type Entry, ownAmount, readMoney } from "./entry.ts";

const statusOf = (entry: Entry) => entry.texts.status || "BOOK";
const isReversal = (texts: EntryTexts) => texts.reversal === "true" || texts.reversal === "1";

/** Why a whole entry is no money in; null for one that is. Reversals and returns never are, of either sign. */
function reasonAgainst(entry: Entry): NotIncomingReason | null {
  const { texts, tally, amount } = entry;
  const bookedCredit = texts.direction === "CRDT" && statusOf(entry) === "BOOK";
  if (isReversal(texts)) return "reversal";
  if (tally.returned > 0 && (tally.returned === tally.count || !bookedCredit)) return "return";
  if (statusOf(entry) !== "BOOK") return "not_booked";
  if (texts.direction === "DBIT") return "debit";
  if (texts.direction !== "CRDT") return "unclear";
  return amount.minor === 0n ? "zero" : null;
}

/** True if every transaction has an amount of its own in the entry's currency, and they add up to the entry. */
function partsAddUp({ tally, amount }: Entry): boolean {
  if (tally.count === 0 || tally.withoutAmount > 0 || !tally.sum) return false;
  return tally.sum.currency === amount.currency && tally.sum.minor === amount.minor;
}

/** Why the details of an entry that is taken as a whole need a look; null where there is one at most, without an amount. */
function reviewOf({ tally, amount }: Entry): ReviewReason | null {
  if (tally.count === 0) return null;
  const comparable = tally.withoutAmount === 0 && tally.sum?.currency === amount.currency;
  if (comparable) return "parts_do_not_add_up";
  return tally.count > 1 ? "parts_without_amounts" : null;
}

function referenceOf(texts: TransactionTexts): { reference: string | null; referenceKind: ReferenceKind } {
  const written = texts.references === "" ? [] : texts.references.split("\n");
  for (const text of written) {
    const referenceKind = kindOfReference(text);
    if (referenceKind === "QRR" || referenceKind === "SCOR")
      return { reference: normalizeReference(text), referenceKind };
  }
  const [reference = null] = written;
  return { reference, referenceKind: kindOfReference(reference) };
}

function chargesOf(texts: EntryTexts | TransactionTexts): IncomingPayment["charges"] {
  const lines = (texts.chargesTotal || texts.charges).split("\n");
  const amounts = lines.map(readMoney).filter((amount) => amount !== undefined);
  const [first] = amounts;
  if (!first || amounts.length < lines.length || amounts.some(({ currency }) => currency !== first.currency))
    return null;
  const minor = amounts.reduce((total, amount) => total + amount.minor, 0n);
  if (minor === 0n) return null;
  const included =
    texts.chargesIncluded === "" ? null : texts.chargesIncluded === "true" || texts.chargesIncluded === "1";
  return { amount: money(minor, first.currency), included };
}

function instructedOf(texts: TransactionTexts, amount: Money): Money | null {
  const instructed = texts.instructed === "" ? undefined : readMoney(texts.instructed);
  if (!instructed) return null;
  return instructed.minor === amount.minor && instructed.currency === amount.currency ? null : instructed;
}

// Swiss banks tell the state of a paper slip among the payer's lines: ?REJECT?0, ?ERROR?000.
const slipState = /^\?(?:REJECT|ERROR)\?/;

function remittanceOf(texts: TransactionTexts): string | null {
  if (!texts.remittance.includes("?")) return texts.remittance || null;
  return (
    texts.remittance
      .split("\n")
      .filter((line) => !slipState.test(line))
      .join("\n") || null
  );
}

type Source = { readonly index: number | null; readonly amount: Money; readonly review: ReviewReason | null };

function paymentOf(
  entry: Entry,
  texts: TransactionTexts,
  { index, amount, review }: Source,
): IncomingPayment {
  return {
    statement: entry.statement,
    entry: entry.index,
    transaction: index,
    amount,
    entryAmount: entry.amount,
    bookedOn: entry.bookedOn,
    valueOn: entry.valueOn,
    ...referenceOf(texts),
    endToEndId: texts.endToEndId === "NOTPROVIDED" ? null : texts.endToEndId || null,
    uetr: texts.uetr || null,
    debtorName: texts.debtorName || texts.debtorAgent || null,
    ultimateDebtorName: texts.ultimateDebtorName || null,
    debtorAccount: texts.debtorIban.replace(/ /g, "") || texts.debtorOtherAccount || null,
    remittance: remittanceOf(texts),
    entryText: entry.texts.text || null,
    entryReference: entry.texts.reference || null,
    transactionReference: texts.bankReference || null,
    instructed: instructedOf(texts, amount),
    charges: index === null ? chargesOf(entry.texts) : chargesOf(texts),
    review,
  };
}

function refusal(
  entry: Entry,
  reason: NotIncomingReason,
  part?: { index: number; amount: Money },
): CamtEvent {
  const direction = part ? "DBIT" : entry.texts.direction;
  return {
    type: "not_incoming",
    notIncoming: {
      statement: entry.statement,
      entry: entry.index,
      transaction: part?.index ?? null,
      reason,
      amount: part?.amount ?? entry.amount,
      direction: direction === "CRDT" || direction === "DBIT" ? direction : null,
      status: statusOf(entry),
    },
  };
}

/** The orders of the account's owner that an entry tells of by their EndToEndId; a single one may leave its amount to the entry. */
function* outgoingOf(entry: Entry, kind: Outgoing["kind"]): Generator<CamtEvent> {
  for (const stored of entry.transactions) {
    const texts = unpackTransaction(stored);
    const { endToEndId } = texts;
    const amount = ownAmount(texts) ?? (entry.tally.count === 1 ? entry.amount : undefined);
    if (endToEndId === "" || endToEndId === "NOTPROVIDED" || !amount || amount.minor === 0n) continue;
    if (kind === "return" && texts.returned === "" && !isReversal(entry.texts)) continue;
    yield { type: "outgoing", outgoing: { kind, endToEndId, amount, bookedOn: entry.bookedOn } };
  }
}

/** Of what is no money in: the bank paid an order out, or credited it again. */
function kindOfOutgoing(entry: Entry, against: NotIncomingReason): Outgoing["kind"] | undefined {
  if (statusOf(entry) !== "BOOK") return undefined;
  if (against === "debit") return "debit";
  const cameBack = against === "return" || against === "reversal";
  return cameBack && entry.texts.direction === "CRDT" ? "return" : undefined;
}

function* partsOf(entry: Entry): Generator<CamtEvent> {
  for (const [index, stored] of entry.transactions.entries()) {
    const texts = unpackTransaction(stored);
    const amount = ownAmount(texts);
    if (!amount || amount.minor === 0n || texts.returned !== "") continue; // a return is told by its entry
    if (texts.direction === "DBIT") yield refusal(entry, "debit", { index, amount });
    else yield { type: "payment", payment: paymentOf(entry, texts, { index, amount, review: null }) };
  }
}

/**
 * What an entry gives: payments, and what is no money in. Its transactions are payments if they add up to it, otherwise it
 * is one payment, which keeps the details of a single transaction only.
 */
export function* eventsOfEntry(entry: Entry): Generator<CamtEvent> {
  const against = reasonAgainst(entry);
  if (against) {
    yield refusal(entry, against);
    const kind = kindOfOutgoing(entry, against);
    if (kind) yield* outgoingOf(entry, kind);
    return;
  }
  if (entry.tally.returned > 0) {
    yield refusal(entry, "return");
    yield* outgoingOf(entry, "return");
  }
  if (partsAddUp(entry)) {
    yield* partsOf(entry);
    return;
  }
  const [single, second] = entry.transactions;
  const texts = single && second === undefined ? unpackTransaction(single) : newTransaction();
  const source = { index: null, amount: entry.amount, review: reviewOf(entry) };
  yield { type: "payment", payment: paymentOf(entry, texts, source) };
}
