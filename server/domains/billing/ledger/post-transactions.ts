import type { WriteContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import { insertEntries, insertTransactions } from "./ledger.queries.ts";
import type { Posting } from "./ledger.rules.ts";

/**
 * Records movements of money, in the transaction of their cause (MON-2). The database refuses what does not sum to zero, and a
 * prepaid balance below zero.
 */
export async function postTransactions(ctx: WriteContext, postings: readonly Posting[]): Promise<void> {
  if (postings.length === 0) return;
  const transactions = postings.map((posting) => ({ ...posting, id: newId() }));
  await insertTransactions(ctx.db, transactions, ctx.clock.now().toString());
  await insertEntries(
    ctx.db,
    transactions.flatMap(({ organizationId, id, currency, entries }) =>
      entries.map((entry, position) => ({ ...entry, organizationId, transactionId: id, position, currency })),
    ),
  );
}
