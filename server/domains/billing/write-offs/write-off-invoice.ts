import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { cancelDueItem, lockInvoiceDueItem } from "../due-items/due-item.queries.ts";
import { writeOffPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { insertWriteOff } from "./write-off.queries.ts";

/**
 * Gives up what is open of an invoice (MON-14): a loss, gross, in the ledger; a payment that comes all the same goes to the prepaid
 * account. Refused: billing.nothing_due, billing.not_supplied (an order waits for the payment: credit it instead).
 */
export async function writeOffInvoice(
  ctx: WriteContext,
  input: { readonly organizationId: string; readonly invoiceId: string; readonly reason: string },
): Promise<void> {
  const { organizationId, invoiceId, reason } = input;
  await lockOrganizations(ctx.db, [organizationId]);
  const due = found(await lockInvoiceDueItem(ctx.db, organizationId, invoiceId));
  refuseUnless(due.state === "open", "billing.nothing_due");
  refuseUnless(due.orderId === null, "billing.not_supplied");
  const { id: dueItemId, currency, amountMinor } = due;
  const id = newId();
  const now = ctx.clock.now().toString();
  await cancelDueItem(ctx.db, due, "written_off", now);
  const writtenOffBy = ctx.actor.userId ?? null;
  const writeOff = { organizationId, id, invoiceId, dueItemId, currency, amountMinor, reason, writtenOffBy };
  await insertWriteOff(ctx.db, writeOff, now);
  const bookedOn = ctx.clock.today();
  await postTransactions(ctx, [
    writeOffPosting({ organizationId, causeId: id, bookedOn, currency, amountMinor }),
  ]);
  ctx.audit({
    ...{ organizationId, subjectKind: "invoice", subjectId: invoiceId },
    details: { invoice: due.invoiceNumber },
  });
  ctx.publish({ topic: "invoices", organizationId, id: invoiceId });
}
