import type { BaseContext } from "../../../platform/context.ts";
import type { InvoiceRow } from "./invoice-lists.queries.ts";

/** What the actor may do with an invoice, given the prepaid balance in its currency. */
export function abilitiesOf(ctx: BaseContext, invoice: InvoiceRow, prepaidMinor: bigint) {
  const reaches = invoice.dueMinor > 0n && prepaidMinor >= invoice.dueMinor;
  return {
    download: invoice.document !== null,
    pay_from_prepaid: ctx.can("invoices.pay") && reaches,
  };
}
