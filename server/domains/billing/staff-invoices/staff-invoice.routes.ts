import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { readPdf } from "../documents/read-pdf.ts";
import { findInvoice } from "../invoices/invoice-lists.queries.ts";
import * as contract from "./staff-invoice.contract.ts";
import { presentStaffInvoice } from "./staff-invoice.presenter.ts";
import { findCustomerName } from "./staff-invoice.queries.ts";

export const staffInvoiceRoutes = [
  route(contract.readStaffInvoice, async (ctx, { params }) => {
    const { organizationId, invoiceId } = params;
    const invoice = found(await findInvoice(ctx.db, organizationId, invoiceId, ctx.clock.today()));
    return presentStaffInvoice(ctx, invoice, found(await findCustomerName(ctx.db, organizationId)));
  }),
  route(contract.readStaffInvoicePdf, (ctx, { params }) =>
    readPdf(ctx, params.organizationId, "invoice", params.invoiceId),
  ),
];
