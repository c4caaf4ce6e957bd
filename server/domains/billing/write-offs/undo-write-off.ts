import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { lockInvoiceDueItem, reopenDueItem } from "../due-items/due-item.queries.ts";
import { writeOffUndonePosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { undoWriteOff } from "./write-off.queries.ts";

/**
 * Takes the write-off of an invoice back by a counter-entry (MON-14): it is open again, with the reference it had. Refused:
 * billing.not_written_off.
 */
export async function undoInvoiceWriteOff(
  ctx: WriteContext,
  input: { readonly organizationId: string; readonly invoiceId: string },
): Promise<void> {
  const { organizationId, invoiceId } = input;
  await lockOrganizations(ctx.db, [organizationId]);
  const due = found(await lockInvoiceDueItem(ctx.db, organizationId, invoiceId));
  refuseUnless(due.cancelCause === "written_off", "billing.not_written_off");
  const by = ctx.actor.userId ?? null;
  const id = found(await undoWriteOff(ctx.db, organizationId, due.id, by, ctx.clock.now().toString()));
  await reopenDueItem(ctx.db, due);
  const { currency, amountMinor } = due;
  const bookedOn = ctx.clock.today();
  await postTransactions(ctx, [
    writeOffUndonePosting({ organizationId, causeId: id, bookedOn, currency, amountMinor }),
  ]);
  ctx.audit({
    ...{ organizationId, subjectKind: "invoice", subjectId: invoiceId },
    details: { invoice: due.invoiceNumber },
  });
  ctx.publish({ topic: "invoices", organizationId, id: invoiceId });
}
