import type { WriteContext } from "../../../platform/context.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { invoiceOf, lockDueItems, markPaid } from "../due-items/due-item.queries.ts";
import { partPostings } from "../due-items/prepaid-part.ts";
import { type CompletedOrder, completeOrder } from "../due-items/settlement.ts";
import {
  type Posting,
  paymentPosting,
  prepaidPosting,
  providerPaymentPosting,
  providerPrepaidPosting,
  unassignedPosting,
} from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { insertPayments } from "./payment.queries.ts";
import {
  type BookedPayment,
  type DecidedPayment,
  decideEnds,
  dueItemsPaidBy,
  type IncomingPayment,
} from "./payment.rules.ts";
import { publishPayments } from "./publish-payments.ts";
import { tellOfPayments } from "./tell-of-payments.ts";

/**
 * Books up to about 1,000 payments of the bank, each to one of its three ends (MON-7), in a handful of statements; orders are
 * completed one by one. Needs reach over all organizations. A bank payment is booked once: a second time is refused by the database.
 */
export async function bookPayments(
  ctx: WriteContext,
  payments: readonly IncomingPayment[],
): Promise<BookedPayment[]> {
  await lockOrganizations(ctx.db, organizationsOf(payments));
  const named = payments.flatMap(({ target }) => (target.kind === "due_item" ? [target] : []));
  const dueItems = await lockDueItems(ctx.db, named);
  const decided = decideEnds(payments, new Map(dueItems.map((item) => [item.id, item])));
  await book(ctx, decided, []);
  return decided.map(({ payment: _payment, due: _due, ...booked }) => booked);
}

/** Writes down what was decided: due items, orders, payments, ledger, mails, events. */
export async function book(
  ctx: WriteContext,
  decided: readonly DecidedPayment[],
  reversals: readonly Posting[],
): Promise<void> {
  const now = ctx.clock.now().toString();
  await markPaid(ctx.db, dueItemsPaidBy(decided), now);
  const completed = await completeOrders(ctx, decided);
  await insertPayments(ctx.db, decided.flatMap(paymentRow), now);
  // The provider's own books come last, so that two imports never wait for each other.
  await postTransactions(ctx, [...decided.flatMap(postingsOf), ...reversals]);
  await tellOfPayments(ctx, decided, completed);
  publishPayments(ctx, decided);
}

const organizationsOf = (payments: readonly IncomingPayment[]) => [
  ...new Set(payments.flatMap(({ target }) => (target.kind === "unknown" ? [] : [target.organizationId]))),
];

async function completeOrders(
  ctx: WriteContext,
  decided: readonly DecidedPayment[],
): Promise<Map<string, CompletedOrder>> {
  const completed = new Map<string, CompletedOrder>();
  for (const { end, due, payment } of decided) {
    if (end !== "paid" || !due?.orderId) continue;
    const { organizationId, orderId } = due;
    const order = { organizationId, orderId, invoice: invoiceOf(due), paidOn: payment.receivedOn };
    completed.set(due.id, await completeOrder(ctx, order));
  }
  return completed;
}

function paymentRow(one: DecidedPayment) {
  const { payment, organizationId, due, dueItemId, outcome, bankPaymentId: id } = one;
  if (organizationId === null) return [];
  const { currency, amountMinor, receivedOn } = payment;
  const meantDueItemId = dueItemId === null ? (due?.id ?? null) : null;
  const reasons = payment.target.kind === "unknown" ? undefined : payment.target.reasons;
  const money = { currency, amountMinor, receivedOn, outcome, reasons: reasons ?? null };
  return [{ organizationId, id, source: payment.source ?? "bank", dueItemId, meantDueItemId, ...money }];
}

/** Its own movement, and what was set aside of the prepaid account for what it paid. */
function postingsOf(one: DecidedPayment): Posting[] {
  const part = one.end === "paid" && one.due ? partPostings([one.due], one.payment.receivedOn) : [];
  return [postingOf(one), ...part];
}

function postingOf(one: DecidedPayment): Posting {
  const { payment, organizationId, bankPaymentId: causeId } = one;
  const { currency, amountMinor, receivedOn: bookedOn } = payment;
  const movement = { bookedOn, currency, amountMinor };
  if (organizationId === null) return unassignedPosting({ ...movement, causeId });
  const inBooks = { ...movement, organizationId, causeId };
  if (payment.source === "provider") {
    return one.end === "paid" ? providerPaymentPosting(inBooks) : providerPrepaidPosting(inBooks);
  }
  return one.end === "paid" ? paymentPosting(inBooks) : prepaidPosting(inBooks);
}
