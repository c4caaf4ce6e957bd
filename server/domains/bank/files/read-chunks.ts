import type { ProviderDetails } from "../../../platform/configuration.ts";
import type { CamtEvent, IncomingPayment, Outgoing, StatementHeader } from "../statements/camt-event.ts";
import { readCamt } from "../statements/read-camt.ts";
import { StatementFileError, type StatementFileErrorCode } from "../statements/statement-file-error.ts";
import { ownAccounts } from "./account.rules.ts";
import { unpackPart } from "./file-bytes.ts";
import { noPayments, type PackedPayments, packPayments, readPayments } from "./read-payment.ts";

/** Payments that are stored by one statement. */
const chunkSize = 1_000;
const pieceBytes = 64 * 1024;

/** A statement of a file, with the days of its payments. */
export interface ReadStatement {
  readonly number: number;
  readonly account: string;
  readonly statementId: string | null;
  readonly firstBookedOn: string | null;
  readonly lastBookedOn: string | null;
}

/** Payments of a file, and the statements that ended among them. */
export interface ReadChunk {
  readonly count: number;
  readonly payments: PackedPayments;
  readonly statements: readonly ReadStatement[];
}

/** What a whole file comes to. */
export interface ReadTotals {
  readonly message: string;
  readonly payments: number;
  readonly notPayments: number;
  readonly sums: ReadonlyMap<string, bigint>;
  /** What the file tells of the provider's own orders. */
  readonly outgoings: readonly Outgoing[];
}

/** A file that cannot be read, as StatementFileError tells it. */
export interface ReadRefusal {
  readonly code: StatementFileErrorCode;
  readonly line: number;
  readonly column: number;
  readonly params: Readonly<Record<string, string>>;
}

export type ReadOutput =
  | { readonly chunk: ReadChunk }
  | { readonly totals: ReadTotals }
  | { readonly refusal: ReadRefusal };

export interface ReadTask {
  readonly bankFileId: string;
  readonly accounts: ProviderDetails["accounts"];
  /** How the EndToEndIds of the provider's own orders begin. */
  readonly ordersBegin: string;
}

/**
 * Reads the packed parts of a file to its end: chunks of about a thousand payments, then the totals; or a refusal, if the file
 * cannot be read or its account is not the provider's. All of it can be handed from one thread to another.
 */
export async function* readChunks(
  task: ReadTask,
  parts: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReadOutput> {
  const accountOf = ownAccounts(task.accounts);
  const reading = new Reading(task);
  try {
    for await (const event of readCamt(unpacked(parts))) {
      if (event.type === "statement") reading.begin(event.statement, accountOf(event.statement));
      else if (reading.take(event)) yield { chunk: reading.takeChunk() };
    }
  } catch (error) {
    if (!(error instanceof StatementFileError)) throw error;
    const { code, line, column, params } = error;
    yield { refusal: { code, line, column, params } };
    return;
  }
  yield { chunk: reading.end() };
  const { message, payments, notPayments, sums, outgoings } = reading;
  yield { totals: { message, payments, notPayments, sums, outgoings } };
}

/** The bytes in small pieces, whose texts are gone again before memory must be searched for what is still in use. */
async function* unpacked(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    const bytes = unpackPart(part);
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
}

/** What was read so far: payments that wait to be stored, and the counts of the file. */
class Reading {
  readonly #add: ReturnType<typeof readPayments>;
  #chunk = noPayments();
  /** The statement that is read, its account by the provider's IBAN. */
  #statement: StatementHeader | undefined;
  #days: { first: string; last: string } | undefined;
  #ended: ReadStatement[] = [];
  message = "";
  payments = 0;
  notPayments = 0;
  readonly sums = new Map<string, bigint>();
  readonly outgoings: Outgoing[] = [];
  readonly #ordersBegin: string;

  constructor({ bankFileId, ordersBegin }: ReadTask) {
    this.#add = readPayments(bankFileId);
    this.#ordersBegin = ordersBegin;
  }

  begin(statement: StatementHeader, account: string): void {
    this.#endStatement();
    this.#statement = { ...statement, account };
    this.message ||= statement.message;
  }

  /** Takes a payment or what became of an own order, or counts what is neither; true when there is a chunk to store. */
  take(event: Exclude<CamtEvent, { type: "statement" }>): boolean {
    if (event.type === "payment") this.#takePayment(event.payment);
    else if (event.type === "not_incoming") this.notPayments += 1;
    else if (event.outgoing.endToEndId.startsWith(this.#ordersBegin)) this.outgoings.push(event.outgoing);
    return this.#chunk.id.length >= chunkSize;
  }

  #takePayment(payment: IncomingPayment): void {
    const { amount, bookedOn } = payment;
    const statement = this.#statement ?? payment.statement;
    this.#add(
      statement.account === payment.statement.account ? payment : { ...payment, statement },
      this.#chunk,
    );
    this.payments += 1;
    this.sums.set(amount.currency, (this.sums.get(amount.currency) ?? 0n) + amount.minor);
    this.#days ??= { first: bookedOn, last: bookedOn };
    if (bookedOn < this.#days.first) this.#days.first = bookedOn;
    if (bookedOn > this.#days.last) this.#days.last = bookedOn;
  }

  #endStatement(): void {
    if (!this.#statement) return;
    const { index, account, id } = this.#statement;
    const days = { firstBookedOn: this.#days?.first ?? null, lastBookedOn: this.#days?.last ?? null };
    this.#ended.push({ number: index, account, statementId: id, ...days });
    this.#days = undefined;
  }

  /** What was taken since the last chunk. */
  takeChunk(): ReadChunk {
    const [columns, statements] = [this.#chunk, this.#ended];
    this.#chunk = noPayments();
    this.#ended = [];
    return { count: columns.id.length, payments: packPayments(columns), statements };
  }

  /** The last chunk, with the end of the last statement. */
  end(): ReadChunk {
    this.#endStatement();
    return this.takeChunk();
  }
}
