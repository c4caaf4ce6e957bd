import type { BaseContext } from "../../../platform/context.ts";
import { readSnapshot } from "../documents/document-snapshot.ts";
import { lackOf } from "../e-invoices/e-invoice.rules.ts";
import type { InvoiceRow } from "./invoice-lists.queries.ts";

/** True if an e-invoice can be made of an invoice, and so of its credit notes. */
export function hasEInvoice({ document }: Pick<InvoiceRow, "document">): boolean {
  return document !== null && lackOf(readSnapshot(document)) === undefined;
}

/** What the actor may do with an invoice, given the prepaid balance in its currency. */
export function abilitiesOf(ctx: BaseContext, invoice: InvoiceRow, prepaidMinor: bigint) {
  const reaches = invoice.dueMinor > 0n && prepaidMinor >= invoice.dueMinor;
  return {
    download: invoice.document !== null,
    e_invoice: hasEInvoice(invoice),
    pay_from_prepaid: ctx.can("invoices.pay") && reaches,
  };
}
