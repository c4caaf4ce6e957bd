import type { OpenContext } from "../../../platform/context.ts";
import type { CamtEvent, IncomingPayment, StatementHeader } from "../statements/camt-event.ts";
import { readCamt } from "../statements/read-camt.ts";
import { ownAccounts } from "./account.rules.ts";
import { countRead, endReading } from "./bank-file.queries.ts";
import { readParts } from "./file-bytes.ts";
import { insertStaged } from "./read-payment.queries.ts";
import { type ReadPayment, readPayments } from "./read-payment.ts";
import { type Run, RunSuperseded } from "./run.ts";

/** Payments that are stored by one statement. */
const chunkSize = 1_000;

/**
 * Reads a stored file to its end and stores its payments, not booked yet. The next thousand are read while the last thousand
 * are written. Throws StatementFileError for a file that cannot be read, or whose account is not the provider's.
 */
export async function readFile(ctx: OpenContext, run: Run): Promise<void> {
  const accountOf = ownAccounts(ctx.config.provider.accounts);
  const collected = new Collected(ctx, run);
  for await (const event of readCamt(readParts(ctx, run.bankFileId))) {
    if (event.type === "statement") collected.begin(event.statement, accountOf(event.statement));
    else await collected.take(event);
  }
  await collected.flush();
  await ctx.write(async ({ db }) => {
    if (!(await endReading(db, run, collected))) throw new RunSuperseded(run);
  });
}

/** What was read so far: payments that wait to be stored, and the counts of the file. */
class Collected {
  readonly #ctx: OpenContext;
  readonly #run: Run;
  readonly #read: ReturnType<typeof readPayments>;
  #chunk: ReadPayment[] = [];
  #storing: Promise<void> = Promise.resolve();
  #account = "";
  message = "";
  payments = 0;
  notPayments = 0;
  readonly sums = new Map<string, bigint>();

  constructor(ctx: OpenContext, run: Run) {
    this.#ctx = ctx;
    this.#run = run;
    this.#read = readPayments(run.bankFileId);
  }

  begin(statement: StatementHeader, account: string): void {
    this.message ||= statement.message;
    this.#account = account;
  }

  async take(event: Exclude<CamtEvent, { type: "statement" }>): Promise<void> {
    if (event.type === "not_incoming") {
      this.notPayments += 1;
      return;
    }
    this.#add(event.payment);
    if (this.#chunk.length >= chunkSize) await this.#store();
  }

  /** Waits until all is stored. */
  async flush(): Promise<void> {
    await this.#store();
    await this.#storing;
  }

  #add(payment: IncomingPayment): void {
    const { minor, currency } = payment.amount;
    this.#chunk.push(this.#read(payment, this.#account));
    this.payments += 1;
    this.sums.set(currency, (this.sums.get(currency) ?? 0n) + minor);
  }

  /** Waits for the chunk before, and begins to store this one. */
  async #store(): Promise<void> {
    await this.#storing;
    const chunk = this.#chunk;
    this.#chunk = [];
    if (chunk.length === 0) return;
    this.#storing = this.#ctx.write(async ({ db }) => {
      const counted = countRead(db, this.#run, chunk.length);
      await insertStaged(db, this.#run.bankFileId, chunk);
      if (!(await counted)) throw new RunSuperseded(this.#run);
    });
    this.#storing.catch(() => {}); // told where it is awaited
  }
}
