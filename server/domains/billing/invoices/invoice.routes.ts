import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { readPdf } from "../documents/read-pdf.ts";
import { payFromPrepaid } from "../payments/pay-from-prepaid.ts";
import * as contract from "./invoice.contract.ts";
import { presentInvoice, presentSummary } from "./invoice.presenter.ts";
import { findInvoice, listInvoiceRows } from "./invoice-lists.queries.ts";

async function load(ctx: ReadContext, invoiceId: string) {
  return found(await findInvoice(ctx.db, organizationOf(ctx), invoiceId, ctx.clock.today()));
}

export const invoiceRoutes = [
  route(contract.listInvoices, async (ctx, { query }) => {
    const { state, limit } = query;
    const list = { state, limit, today: ctx.clock.today(), after: readCursor(query.cursor) };
    const rows = await listInvoiceRows(ctx.db, organizationOf(ctx), list);
    return pageOf(rows, limit, (row) => [row.issuedAt, row.id], presentSummary);
  }),
  route(contract.readInvoice, async (ctx, { params }) =>
    presentInvoice(ctx, await load(ctx, params.invoiceId)),
  ),
  route(contract.readInvoicePdf, (ctx, { params }) =>
    readPdf(ctx, organizationOf(ctx), "invoice", params.invoiceId),
  ),
  route(contract.payInvoiceFromPrepaid, async (ctx, { params }) => {
    await load(ctx, params.invoiceId);
    await payFromPrepaid(ctx, organizationOf(ctx), "invoice", params.invoiceId);
    return presentInvoice(ctx, await load(ctx, params.invoiceId));
  }),
];
