import type { WriteContext } from "../../../platform/context.ts";
import { type InvoicedPeriod, insertPeriods } from "./period.queries.ts";

/** Notes which period of each product an invoice is for. A period of a product is invoiced once. */
export async function recordPeriods(
  ctx: WriteContext,
  organizationId: string,
  invoiceId: string,
  products: readonly InvoicedPeriod[],
): Promise<void> {
  await insertPeriods(ctx.db, organizationId, invoiceId, products);
}
