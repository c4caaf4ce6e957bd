import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listInvoiceContacts, listRecipients, lockOrganizations } from "../customers/customer.queries.ts";
import {
  type DueItem,
  type DueItemKind,
  invoiceOf,
  lockOpenDueItem,
  markPaid,
} from "../due-items/due-item.queries.ts";
import { partPostings } from "../due-items/prepaid-part.ts";
import { completeOrder } from "../due-items/settlement.ts";
import { findPrepaidBalance } from "../ledger/ledger.queries.ts";
import { spendingPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { invoicePage } from "../pages.ts";
import { insertPayments } from "./payment.queries.ts";

/**
 * Pays what is due for an order or invoice from the prepaid account of its currency (MON-8). Refused when nothing is due any more,
 * and, by the database, when the balance does not reach.
 */
export async function payFromPrepaid(
  ctx: WriteContext,
  organizationId: string,
  kind: DueItemKind,
  subjectId: string,
): Promise<void> {
  await lockOrganizations(ctx.db, [organizationId]);
  const due = await lockOpenDueItem(ctx.db, organizationId, kind, subjectId);
  if (!due) throw new AppError("billing.nothing_due");
  const { currency, amountMinor, orderId } = due;
  const now = ctx.clock.now().toString();
  const paidOn = ctx.clock.today();
  await markPaid(ctx.db, [due], now);
  const order = orderId
    ? await completeOrder(ctx, { organizationId, orderId, invoice: invoiceOf(due), paidOn })
    : undefined;
  const id = newId();
  const money = { currency, amountMinor, receivedOn: paidOn, outcome: "from_prepaid" as const };
  const payment = { organizationId, id, source: "prepaid" as const, dueItemId: due.id, ...money };
  await insertPayments(ctx.db, [{ ...payment, meantDueItemId: null }], now);
  await postTransactions(ctx, [
    spendingPosting({ organizationId, causeId: id, bookedOn: paidOn, currency, amountMinor }),
    ...partPostings([due], paidOn),
  ]);
  const invoice = order ? { id: order.invoiceId, number: order.invoiceNumber } : invoiceOf(due);
  if (invoice) await tellOfSpending(ctx, due, invoice, order?.placedBy ?? null);
  ctx.audit({ subjectKind: kind, subjectId, details: { amount: amountMinor.toString(), currency } });
  ctx.publish({ topic: "invoices", organizationId });
  ctx.publish({ topic: "prepaid", organizationId });
}

async function tellOfSpending(
  ctx: WriteContext,
  { organizationId, amountMinor, currency }: DueItem,
  invoice: { readonly id: string; readonly number: string },
  orderedBy: string | null,
): Promise<void> {
  const recipients = await listRecipients(ctx.db, [organizationId], orderedBy ? [orderedBy] : []);
  const left = await findPrepaidBalance(ctx.db, organizationId, currency);
  const mails = recipients.map(({ email, language, userId }) => ({
    ...{ to: email, language, organizationId, userId, link: invoicePage(organizationId, invoice.id) },
    template: "billing.paid_from_prepaid",
    params: {
      invoice: invoice.number,
      amount: formatAmount({ minor: amountMinor, currency }, language),
      balance: formatAmount({ minor: left, currency }, language),
    },
  }));
  const contacts = await listInvoiceContacts(ctx.db, [{ organizationId, invoiceId: invoice.id }]);
  // The billing address learns that the invoice is paid, and not what the organization has left.
  const notes = contacts.map(({ email, language }) => ({
    ...{ to: email, language, organizationId, link: invoicePage(organizationId, invoice.id) },
    template: "billing.invoice_paid",
    params: {
      invoice: invoice.number,
      amount: formatAmount({ minor: amountMinor, currency }, language),
      day: formatDay(ctx.clock.today(), language),
    },
  }));
  await addMails(ctx, [...mails, ...notes]);
}
