import { addDays } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { askForRest } from "../credit-notes/settle-credit.ts";
import { type DueItem, lockDueItems, lockInvoiceDueItem } from "../due-items/due-item.queries.ts";
import { type BookedPaymentRow, endProforma, findInvoiceOfOrder, openAgain } from "./undo-payment.queries.ts";

/**
 * Opens what a payment has paid again: the invoice, or the one that has taken the place of the pro-forma meanwhile. It is due after
 * the provider's days for invoices, counted from today. What was paid in part from the prepaid account stays paid: the rest is asked
 * for with a reference of its own.
 */
export async function oweAgain(
  ctx: WriteContext,
  payment: BookedPaymentRow,
  dueItemId: string,
): Promise<DueItem> {
  const { organizationId, amountMinor } = payment;
  const due = found((await lockDueItems(ctx.db, [{ organizationId, dueItemId }])).at(0));
  const invoice = due.kind === "order" ? await takeItsPlace(ctx, due) : due;
  const dueOn = addDays(ctx.clock.today(), ctx.config.invoiceDays);
  await openAgain(ctx.db, invoice, dueOn);
  const open = { ...invoice, state: "open" as const, dueOn, round: invoice.round + 1 };
  if (amountMinor === invoice.amountMinor) return open;
  await askForRest(ctx, open, amountMinor);
  return found(await lockInvoiceDueItem(ctx.db, organizationId, invoice.subjectId));
}

async function takeItsPlace(ctx: WriteContext, proforma: DueItem): Promise<DueItem> {
  const { organizationId, subjectId } = proforma;
  const invoiceId = found((await findInvoiceOfOrder(ctx.db, organizationId, subjectId)) ?? undefined);
  const invoice = found(await lockInvoiceDueItem(ctx.db, organizationId, invoiceId));
  await endProforma(ctx.db, proforma);
  return invoice;
}
