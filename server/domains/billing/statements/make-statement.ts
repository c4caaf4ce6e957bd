import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { addDays, type Day } from "../../../../common/dates.ts";
import type { OpenContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { workInThread } from "../../../platform/threads/work-in-thread.ts";
import { findPayer } from "../../organizations/index.ts";
import { billedCustomerOf, documentCustomerOf } from "../customers/customer.rules.ts";
import type { DocumentProvider } from "../documents/invoice-document.ts";
import { documentProviderOf } from "../documents/make-document.ts";
import type { AccountStatement } from "./account-statement.ts";
import { listAccountMovements, listBalancesBefore, type StatedPeriod } from "./statement.queries.ts";
import { accountsOf } from "./statement.rules.ts";
import { packMovements } from "./statement-parts.ts";

const thread = new URL("./statement-thread.ts", import.meta.url);
const chunk = 500;

export interface WantedStatement {
  readonly organizationId: string;
  readonly from: Day;
  readonly to: Day;
}

function providerOf({ config }: OpenContext, currency: string): DocumentProvider {
  const provider = documentProviderOf(config.provider, currency);
  const { logoFile } = config.provider;
  return logoFile ? { ...provider, logo: readFileSync(logoFile) } : provider;
}

async function loadStatement(
  ctx: OpenContext,
  { organizationId, from, to }: WantedStatement,
  until: string,
): Promise<AccountStatement> {
  return ctx.read(async (inside) => {
    const payer = await findPayer(inside, organizationId, null);
    const before = await listBalancesBefore(inside.db, organizationId, from, until);
    const after = await listBalancesBefore(inside.db, organizationId, addDays(to, 1), until);
    refuseUnless(after.length > 0, "billing.nothing_in_period");
    const customer = billedCustomerOf(payer);
    return {
      ...{ language: ctx.language, madeOn: ctx.clock.today(), from, to },
      provider: providerOf(ctx, payer.currency),
      ...{ customer: documentCustomerOf(customer), customerNumber: customer.customerNumber },
      accounts: accountsOf(before, after),
    };
  });
}

/** The movements of a period, a chunk at a time, each in a short transaction. */
async function* movementsOf(ctx: OpenContext, period: StatedPeriod): AsyncGenerator<Uint8Array> {
  let after: readonly [Day, string] | undefined;
  for (;;) {
    const from = after;
    const rows = await ctx.read(({ db }) => listAccountMovements(db, period, from, chunk));
    const { currency } = period;
    if (rows.length > 0) yield packMovements(rows.map((row) => ({ ...row, currency })));
    const last = rows.at(-1);
    if (last === undefined || rows.length < chunk) return;
    after = [last.bookedOn, last.id];
  }
}

/**
 * The statement of account of a period as PDF, in the reader's language: the figures of the ledger. It is drawn by a thread while the
 * movements are read. Refused: billing.nothing_in_period, where nothing has moved until the end of the period.
 */
export async function makeStatement(ctx: OpenContext, wanted: WantedStatement): Promise<FileReply> {
  const until = ctx.clock.now().toString();
  const statement = await loadStatement(ctx, wanted, until);
  async function* movements() {
    for (const { currency } of statement.accounts) yield* movementsOf(ctx, { ...wanted, currency, until });
  }
  const { from, to } = wanted;
  const pdf = workInThread<Uint8Array>(thread, statement, movements());
  return new FileReply(Readable.from(pdf), `account-statement-${from}-${to}.pdf`);
}
