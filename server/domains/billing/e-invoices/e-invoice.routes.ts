import { organizationOf } from "../../../platform/context.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./e-invoice.contract.ts";
import { type InvoicingDocument, readEInvoice, readFacturX } from "./read-e-invoice.ts";

const invoice = (organizationId: string, subjectId: string): InvoicingDocument => ({
  ...{ organizationId, kind: "invoice", subjectId },
});
const creditNote = (organizationId: string, subjectId: string): InvoicingDocument => ({
  ...{ organizationId, kind: "credit_note", subjectId },
});

export const eInvoiceRoutes = [
  route(contract.readInvoiceXml, (ctx, { params, query }) =>
    readEInvoice(ctx, invoice(organizationOf(ctx), params.invoiceId), query.syntax),
  ),
  route(contract.readInvoiceFacturX, (ctx, { params }) =>
    readFacturX(ctx, invoice(organizationOf(ctx), params.invoiceId)),
  ),
  route(contract.readCreditNoteXml, (ctx, { params, query }) =>
    readEInvoice(ctx, creditNote(organizationOf(ctx), params.creditNoteId), query.syntax),
  ),
  route(contract.readCreditNoteFacturX, (ctx, { params }) =>
    readFacturX(ctx, creditNote(organizationOf(ctx), params.creditNoteId)),
  ),
  route(contract.readStaffInvoiceXml, (ctx, { params, query }) =>
    readEInvoice(ctx, invoice(params.organizationId, params.invoiceId), query.syntax),
  ),
  route(contract.readStaffInvoiceFacturX, (ctx, { params }) =>
    readFacturX(ctx, invoice(params.organizationId, params.invoiceId)),
  ),
  route(contract.readStaffCreditNoteXml, (ctx, { params, query }) =>
    readEInvoice(ctx, creditNote(params.organizationId, params.creditNoteId), query.syntax),
  ),
  route(contract.readStaffCreditNoteFacturX, (ctx, { params }) =>
    readFacturX(ctx, creditNote(params.organizationId, params.creditNoteId)),
  ),
];
