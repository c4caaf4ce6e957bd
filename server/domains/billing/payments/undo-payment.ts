import { addDays } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { type DueItem, lockDueItems } from "../due-items/due-item.queries.ts";
import { findPrepaidBalance } from "../ledger/ledger.queries.ts";
import { type Posting, unassignedPosting, undonePosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { oweAgain } from "./owe-again.ts";
import {
  type BookedPaymentRow,
  findPayment,
  hasArrived,
  insertReversal,
  openAgain,
} from "./undo-payment.queries.ts";

export interface PaymentToUndo {
  readonly organizationId: string;
  readonly paymentId: string;
  /** For staff alone. */
  readonly reason: string;
  /** The payer's bank took the money back from the payment provider: nothing else undoes what the provider holds. */
  readonly isChargedBack?: boolean;
}

export interface UndonePayment {
  /** Of the reversal: money of the bank waits under it from now on, and is booked again under it. */
  readonly id: string;
  readonly payment: BookedPaymentRow;
  /** The due item of the invoice that is owed again; undefined where the money was taken out of the prepaid account. */
  readonly due: DueItem | undefined;
}

/**
 * Undoes a payment by a counter-entry, once (MON-14): the invoice that it paid, or that followed from what it paid, is owed again;
 * or the money is taken out of the prepaid account. Money of the bank waits for staff again. Orders and products stay as they are.
 * Refused: billing.already_undone, billing.balance_spent, billing.not_undoable (a credit note, or what the payment provider holds:
 * a refund gives that back).
 */
export async function undoPayment(ctx: WriteContext, input: PaymentToUndo): Promise<UndonePayment> {
  const { organizationId, paymentId, reason } = input;
  await lockOrganizations(ctx.db, [organizationId]);
  const payment = found(await findPayment(ctx.db, organizationId, paymentId));
  refuseUnless(!payment.isUndone, "billing.already_undone");
  refuseUnless(payment.source !== "provider" || input.isChargedBack, "billing.not_undoable");
  const due = payment.dueItemId === null ? undefined : await oweAgain(ctx, payment, payment.dueItemId);
  if (!due) await takeOut(ctx, payment);
  const id = newId();
  const undoneBy = ctx.actor.userId ?? null;
  const undoneAt = ctx.clock.now().toString();
  await insertReversal(ctx.db, { organizationId, id, paymentId, reason, undoneBy }, undoneAt);
  await postTransactions(ctx, postingsOf(ctx, id, payment));
  ctx.publish({ topic: "invoices", organizationId });
  ctx.publish({ topic: "prepaid", organizationId });
  return { id, payment, due };
}

/** Where the money goes back to. */
const origins = { bank: "bank", provider: "provider", prepaid: "prepaid", credit_note: undefined } as const;

function postingsOf(ctx: WriteContext, reversalId: string, payment: BookedPaymentRow): Posting[] {
  const { organizationId, id: causeId, currency, amountMinor } = payment;
  const origin = origins[payment.source];
  refuseUnless(origin, "billing.not_undoable");
  const movement = { bookedOn: ctx.clock.today(), currency, amountMinor };
  const from = payment.dueItemId === null ? "prepaid" : "receivable";
  const undone = undonePosting({ ...movement, organizationId, causeId }, from, origin);
  const waits = origin === "bank" ? [unassignedPosting({ ...movement, causeId: reversalId })] : [];
  return [undone, ...waits];
}

/** Makes sure that the prepaid account still holds the money; a top-up that it was for is awaited again. */
async function takeOut(ctx: WriteContext, payment: BookedPaymentRow): Promise<void> {
  const { organizationId, id, currency, amountMinor, meantDueItemId } = payment;
  const balance = await findPrepaidBalance(ctx.db, organizationId, currency);
  refuseUnless(balance >= amountMinor, "billing.balance_spent", {
    amount: formatAmount({ minor: amountMinor, currency }, ctx.language),
    balance: formatAmount({ minor: balance, currency }, ctx.language),
  });
  if (meantDueItemId === null) return;
  const [meant] = await lockDueItems(ctx.db, [{ organizationId, dueItemId: meantDueItemId }]);
  if (meant?.kind !== "top_up" || meant.state !== "paid") return;
  if (await hasArrived(ctx.db, organizationId, meant.id, id)) return;
  await openAgain(ctx.db, meant, addDays(ctx.clock.today(), ctx.config.topUps.days));
}
