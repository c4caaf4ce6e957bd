import { found } from "../../../platform/errors.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { route } from "../../../platform/request/route.ts";
import { readPdf } from "../documents/read-pdf.ts";
import * as listContract from "../invoices/invoice.contract.ts";
import { findInvoice } from "../invoices/invoice-lists.queries.ts";
import { listStaffInvoices, staffInvoiceColumns } from "./list-staff-invoices.ts";
import * as contract from "./staff-invoice.contract.ts";
import { presentStaffInvoice } from "./staff-invoice.presenter.ts";
import { findCustomerName } from "./staff-invoice.queries.ts";

export const staffInvoiceRoutes = [
  route(listContract.listStaffInvoices, (ctx, { query }) => listStaffInvoices(ctx, query)),
  route(listContract.listStaffInvoicesCsv, async (ctx, { query }) =>
    csvList(ctx, "invoices", staffInvoiceColumns, (read, page) =>
      listStaffInvoices(read, { ...query, ...page }),
    ),
  ),
  route(contract.readStaffInvoice, async (ctx, { params }) => {
    const { organizationId, invoiceId } = params;
    const invoice = found(await findInvoice(ctx.db, organizationId, invoiceId, ctx.clock.today()));
    return presentStaffInvoice(ctx, invoice, found(await findCustomerName(ctx.db, organizationId)));
  }),
  route(contract.readStaffInvoicePdf, (ctx, { params }) =>
    readPdf(ctx, params.organizationId, "invoice", params.invoiceId),
  ),
];
