/** Texts of a statement, entry or transaction by name; "" for what the file leaves out. */
export type Texts<Name extends string> = Record<Name, string>;

const headerNames = [
  "messageId",
  "messageCreatedAt",
  "id",
  "iban",
  "otherAccount",
  "currency",
  "sequence",
  "createdAt",
  "copy",
] as const;
const entryNames = [
  ...(["amount", "direction", "reversal", "status", "bookedOn", "valueOn", "reference", "text"] as const),
  ...(["chargesTotal", "charges", "chargesIncluded"] as const),
] as const;
const transactionNames = [
  ...(["amount", "olderAmount", "instructed", "direction", "returned", "bankReference"] as const),
  ...(["endToEndId", "uetr", "debtorName", "debtorAgent", "ultimateDebtorName", "debtorIban"] as const),
  ...([
    "debtorOtherAccount",
    "references",
    "remittance",
    "chargesTotal",
    "charges",
    "chargesIncluded",
  ] as const),
] as const;

export type HeaderTexts = Texts<(typeof headerNames)[number]>;
export type EntryTexts = Texts<(typeof entryNames)[number]>;
export type TransactionTexts = Texts<(typeof transactionNames)[number]>;

function blank<Name extends string>(names: readonly Name[]): Texts<Name> {
  return Object.fromEntries(names.map((name) => [name, ""])) as Texts<Name>;
}
const blankHeader = blank(headerNames);
const blankEntry = blank(entryNames);
const blankTransaction = blank(transactionNames);

export const newHeader = (): HeaderTexts => ({ ...blankHeader });
export const newEntry = (): EntryTexts => ({ ...blankEntry });
export const newTransaction = (): TransactionTexts => ({ ...blankTransaction });

/** A transaction that waits for the end of its entry: packed into one string where it is one of many. */
export type StoredTransaction = TransactionTexts | string;

const separator = "\u001f"; // not a character of XML

/** A transaction as one string: a batch of 100,000 must wait in memory until its sum is known. */
export function packTransaction(texts: TransactionTexts): string {
  return Object.values(texts).join(separator);
}

/** The texts of a stored transaction. */
export function unpackTransaction(stored: StoredTransaction): TransactionTexts {
  if (typeof stored === "object") return stored;
  const texts = newTransaction();
  const values = stored.split(separator);
  for (const [index, name] of transactionNames.entries()) texts[name] = values[index] ?? "";
  return texts;
}
