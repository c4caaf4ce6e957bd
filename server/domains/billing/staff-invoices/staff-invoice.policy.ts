import type { BaseContext } from "../../../platform/context.ts";
import { hasEInvoice } from "../invoices/invoice.policy.ts";
import type { InvoiceRow } from "../invoices/invoice-lists.queries.ts";

/** What a member of staff may do with an invoice, given what is left of its lines to credit, net in minor units. */
export function abilitiesOfStaff(ctx: BaseContext, invoice: InvoiceRow, leftMinor: bigint) {
  const isOpen = invoice.state === "open" || invoice.state === "overdue";
  const isWrittenOff = invoice.state === "written_off";
  const mayWriteOff = ctx.can("staff.invoices.write_off");
  return {
    download: invoice.document !== null,
    e_invoice: hasEInvoice(invoice),
    credit: leftMinor > 0n && !isWrittenOff && ctx.can("staff.invoices.credit"),
    write_off: isOpen && invoice.orderId === null && mayWriteOff,
    undo_write_off: isWrittenOff && mayWriteOff,
  };
}
