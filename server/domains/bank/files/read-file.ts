import type { OpenContext } from "../../../platform/context.ts";
import type { CamtEvent, IncomingPayment, StatementHeader } from "../statements/camt-event.ts";
import { readCamt } from "../statements/read-camt.ts";
import { ownAccounts } from "./account.rules.ts";
import { countRead, endReading } from "./bank-file.queries.ts";
import { readParts } from "./file-bytes.ts";
import { insertPayments, insertStatements, type ReadStatement } from "./read-payment.queries.ts";
import { noPayments, readPayments } from "./read-payment.ts";
import { type Run, RunSuperseded } from "./run.ts";

/** Payments that are stored by one statement. */
const chunkSize = 1_000;

/**
 * Reads a stored file to its end and stores its payments, not booked yet. The next thousand are read while the last thousand
 * are written. Throws StatementFileError for a file that cannot be read, or whose account is not the provider's.
 */
export async function readFile(ctx: OpenContext, run: Run): Promise<void> {
  const accountOf = ownAccounts(ctx.config.provider.accounts);
  const reading = new Reading(ctx, run);
  for await (const event of readCamt(readParts(ctx, run.bankFileId))) {
    if (event.type === "statement") reading.begin(event.statement, accountOf(event.statement));
    else if (reading.take(event)) await reading.store();
  }
  await reading.end();
  await ctx.write(async ({ db }) => {
    if (!(await endReading(db, run, reading))) throw new RunSuperseded(run);
  });
}

/** What was read so far: payments that wait to be stored, and the counts of the file. */
class Reading {
  readonly #ctx: OpenContext;
  readonly #run: Run;
  readonly #add: ReturnType<typeof readPayments>;
  #chunk = noPayments();
  #storing: Promise<void> = Promise.resolve();
  /** The statement that is read, its account by the provider's IBAN. */
  #statement: StatementHeader | undefined;
  #days: { first: string; last: string } | undefined;
  #ended: ReadStatement[] = [];
  message = "";
  payments = 0;
  notPayments = 0;
  readonly sums = new Map<string, bigint>();

  constructor(ctx: OpenContext, run: Run) {
    this.#ctx = ctx;
    this.#run = run;
    this.#add = readPayments(run.bankFileId);
  }

  begin(statement: StatementHeader, account: string): void {
    this.#endStatement();
    this.#statement = { ...statement, account };
    this.message ||= statement.message;
  }

  /** Takes a payment, or counts what is none; true when there is a chunk to store. */
  take(event: Exclude<CamtEvent, { type: "statement" }>): boolean {
    if (event.type === "payment") this.#takePayment(event.payment);
    else this.notPayments += 1;
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

  /** Waits for the chunk before, and begins to store this one. */
  async store(): Promise<void> {
    await this.#storing;
    const [chunk, statements] = [this.#chunk, this.#ended];
    this.#chunk = noPayments();
    this.#ended = [];
    const count = chunk.id.length;
    const { bankFileId } = this.#run;
    this.#storing = this.#ctx.write(async ({ db }) => {
      const counted = countRead(db, this.#run, count);
      await insertStatements(db, bankFileId, statements);
      if (count > 0) await insertPayments(db, bankFileId, chunk);
      if (!(await counted)) throw new RunSuperseded(this.#run);
    });
    this.#storing.catch(() => {}); // told where it is awaited
  }

  /** Stores what is left, and waits until all is stored. */
  async end(): Promise<void> {
    this.#endStatement();
    await this.store();
    await this.#storing;
  }
}
