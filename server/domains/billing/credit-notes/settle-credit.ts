import type { WriteContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import { cancelDueItem, type DueItem, insertDueItem } from "../due-items/due-item.queries.ts";
import { reserveReference } from "../due-items/reserve-reference.ts";
import { abandonOrder } from "../due-items/settlement.ts";
import { creditToPrepaidPosting, type Posting } from "../ledger/ledger.rules.ts";
import { insertPayments } from "../payments/payment.queries.ts";
import type { CreditEffect } from "./credit-document.ts";

interface CreditedAmount {
  /** The credit note. */
  readonly id: string;
  readonly totalMinor: bigint;
}

interface Settlement {
  readonly effect: CreditEffect;
  /** What is posted beside the reversal of revenue and VAT. */
  readonly postings: readonly Posting[];
}

/**
 * What becomes of a credited amount: while the invoice is open it owes less, with a reference of its own (MON-5), or nothing, and an
 * order that waited for it is cancelled; once it was paid, the money is owed to the customer. The due item is locked.
 */
export async function settleCredit(
  ctx: WriteContext,
  due: DueItem,
  credit: CreditedAmount,
): Promise<Settlement> {
  if (due.state !== "open")
    return { effect: { kind: "prepaid" }, postings: [await toPrepaid(ctx, due, credit)] };
  const now = ctx.clock.now().toString();
  const restMinor = due.amountMinor - credit.totalMinor;
  if (restMinor > 0n) return { effect: await askForRest(ctx, due, restMinor), postings: [] };
  await cancelDueItem(ctx.db, due, "credited", now);
  const { organizationId, orderId } = due;
  if (orderId !== null) await abandonOrder(ctx, { organizationId, orderId });
  return { effect: { kind: "settled" }, postings: [] };
}

/** Asks for less than before: a due item of its own takes the place of the open one. */
export async function askForRest(ctx: WriteContext, due: DueItem, minor: bigint): Promise<CreditEffect> {
  const { organizationId, kind, subjectId, currency, dueOn, round } = due;
  const now = ctx.clock.now().toString();
  const id = newId();
  await cancelDueItem(ctx.db, due, "reduced", now);
  const { value: reference } = await reserveReference(ctx, { organizationId, id, currency });
  const rest = { organizationId, id, kind, subjectId, reference, currency, amountMinor: minor, dueOn, round };
  await insertDueItem(ctx.db, rest, now);
  return { kind: "rest", minor, reference, dueOn };
}

async function toPrepaid(ctx: WriteContext, due: DueItem, credit: CreditedAmount): Promise<Posting> {
  const { organizationId, currency } = due;
  const amountMinor = credit.totalMinor;
  const receivedOn = ctx.clock.today();
  const money = { currency, amountMinor, receivedOn, outcome: "credit_note" as const };
  const payment = { organizationId, id: credit.id, source: "credit_note" as const, dueItemId: null };
  await insertPayments(
    ctx.db,
    [{ ...payment, meantDueItemId: due.id, ...money }],
    ctx.clock.now().toString(),
  );
  ctx.publish({ topic: "prepaid", organizationId });
  return creditToPrepaidPosting({
    ...{ organizationId, causeId: credit.id, bookedOn: receivedOn },
    ...{ currency, amountMinor },
  });
}
