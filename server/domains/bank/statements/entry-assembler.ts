import { type Day, isDay } from "../../../../common/dates.ts";
import { isCurrency, type Money } from "../../../../common/money.ts";
import type { StatementHeader } from "./camt-event.ts";
import { camtDocument, type Element, messageNames, type Part } from "./camt-shape.ts";
import {
  type EntryTexts,
  newEntry,
  newHeader,
  newTransaction,
  packTransaction,
  type StoredTransaction,
  type TransactionTexts,
} from "./camt-texts.ts";
import { ElementReader, type ElementSink } from "./element-reader.ts";
import { type Entry, noTransactions, readMoney, type Tally, tallyWith } from "./entry.ts";
import type { FilePosition } from "./statement-file-error.ts";

/** Takes statements and entries, each at its end in the file. */
export type EntrySink = { statement(header: StatementHeader): void; entry(entry: Entry): void };

const version = /camt\.05[234]\.001\.\d\d/;
const number = /^\+?(?:\d+\.?\d*|\.\d+)$/;

/** Makes statements and entries of a camt file's elements; refuses what is no camt file and amounts that cannot be read. */
export class EntryAssembler implements ElementSink {
  readonly reader: ElementReader = new ElementReader(camtDocument, this);
  readonly #sink: EntrySink;
  #version = "";
  #message = "";
  #statements = 0;
  #entries = 0;
  #header = newHeader();
  #accountAt: FilePosition = { line: 1, column: 0 };
  #announced: StatementHeader | undefined;
  #entry: EntryTexts | undefined;
  #entryAmount: Money | undefined;
  #transaction: TransactionTexts | undefined;
  #transactions: StoredTransaction[] = [];
  #tally: Tally = noTransactions;
  #lastDay = "";

  constructor(sink: EntrySink) {
    this.#sink = sink;
  }

  /** Tells that the file has ended; refuses one without any statement. */
  finish(): void {
    this.reader.close();
    if (this.#statements === 0) this.reader.refuse("bank.file_no_statement");
  }

  root(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name !== "Document") this.reader.refuse("bank.file_unsupported", { found: name });
    for (const value of Object.values(attributes)) this.#version ||= version.exec(value)?.[0] ?? "";
  }

  stranger(name: string): void {
    if (this.#message === "") this.reader.refuse("bank.file_unsupported", { found: name });
  }

  begin(part: Part, name: string): void {
    if (part === "message") this.#message = this.#version || (messageNames[name] ?? name);
    if (part === "statement") this.#beginStatement();
    if (part === "entry") this.#entry = newEntry();
    if (part === "transaction") this.#transaction = newTransaction();
  }

  value({ field, kind }: Element, text: string, ccy: string): void {
    const texts: Record<string, string> = this.#transaction ?? this.#entry ?? this.#header;
    if (!field) return;
    const currency = ccy || this.#header.currency;
    if (kind === "amount") this.#check(text, currency);
    if (field === "iban" || field === "otherAccount") this.#accountAt = this.reader.position;
    const value = kind === "amount" || kind === "money" ? `${currency} ${text}` : text;
    const more = (kind === "list" || kind === "money") && texts[field];
    texts[field] = more ? `${texts[field]}\n${value}` : value;
  }

  end(part: Part): void {
    if (part === "transaction" && this.#transaction) this.#endTransaction(this.#transaction);
    if (part === "entry" && this.#entry) this.#endEntry(this.#entry);
    if (part === "statement") this.#endStatement();
  }

  // A transaction's amount may be in a currency that is unknown here: then it is not used. The entry's may not.
  #check(text: string, currency: string): void {
    const params = { amount: text, currency };
    if (!number.test(text)) this.reader.refuse("bank.file_bad_amount", params);
    if (this.#transaction) return;
    if (!isCurrency(currency)) this.reader.refuse("bank.file_bad_currency", params);
    this.#entryAmount =
      readMoney(`${currency} ${text}`) ?? this.reader.refuse("bank.file_bad_amount", params);
  }

  #endTransaction(texts: TransactionTexts): void {
    this.#tally = tallyWith(this.#tally, texts);
    const [first] = this.#transactions;
    if (typeof first === "object") this.#transactions[0] = packTransaction(first);
    this.#transactions.push(first === undefined ? texts : packTransaction(texts));
    this.#transaction = undefined;
  }

  #endEntry(texts: EntryTexts): void {
    const valueOn = this.#day(texts.valueOn);
    const bookedOn = this.#day(texts.bookedOn) ?? valueOn ?? this.#dayWithout();
    const amount = this.#entryAmount;
    if (!amount) this.reader.refuse("bank.file_bad_amount", { amount: "", currency: "" });
    if (!bookedOn) this.reader.refuse("bank.file_no_date");
    const [transactions, tally, index] = [this.#transactions, this.#tally, this.#entries];
    this.#sink.entry({
      statement: this.#announce(),
      index,
      amount,
      bookedOn,
      valueOn,
      texts,
      transactions,
      tally,
    });
    this.#entries += 1;
    this.#entry = undefined;
    this.#entryAmount = undefined;
    this.#transactions = [];
    this.#tally = noTransactions;
  }

  #beginStatement(): void {
    const { messageId, messageCreatedAt } = this.#header;
    this.#header = { ...newHeader(), messageId, messageCreatedAt };
  }

  /** The day that an entry without any takes: that of its statement or message. */
  #dayWithout(): Day | null {
    return this.#day(this.#header.createdAt) ?? this.#day(this.#header.messageCreatedAt);
  }

  // Days repeat from entry to entry, and checking one takes longer than comparing it.
  #day(text: string): Day | null {
    const day = text.slice(0, 10);
    if (day === "" || (day !== this.#lastDay && !isDay(day))) return null;
    this.#lastDay = day;
    return day;
  }

  #endStatement(): void {
    this.#announce();
    this.#announced = undefined;
    this.#statements += 1;
    this.#entries = 0;
  }

  // The head of a statement stands before its entries, so it is complete when the first of them ends.
  #announce(): StatementHeader {
    if (this.#announced) return this.#announced;
    const texts = this.#header;
    const account = (texts.iban || texts.otherAccount).replace(/\s/g, "");
    if (account === "") this.reader.refuse("bank.file_no_account", { statement: texts.id });
    this.#announced = {
      index: this.#statements,
      message: this.#message,
      messageId: texts.messageId || null,
      id: texts.id || null,
      account,
      currency: texts.currency || null,
      sequence: texts.sequence || null,
      createdAt: texts.createdAt || null,
      copy: texts.copy || null,
      accountAt: this.#accountAt,
    };
    this.#sink.statement(this.#announced);
    return this.#announced;
  }
}
