import type { z } from "zod";
import type { AnswerOf } from "../../common/contract.ts";
import { readCreditNotePdf } from "../../server/domains/billing/credit-notes/credit-note.contract.ts";
import {
  readCreditNoteFacturX,
  readCreditNoteXml,
  readInvoiceFacturX,
  readInvoiceXml,
} from "../../server/domains/billing/e-invoices/e-invoice.contract.ts";
import {
  listInvoices,
  payInvoiceFromPrepaid,
  readInvoice,
  readInvoicePdf,
} from "../../server/domains/billing/invoices/invoice.contract.ts";
import { addressOf } from "../api/address.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export type Invoice = AnswerOf<typeof readInvoice>;
export type InvoiceSearch = Pick<z.output<typeof listInvoices.query>, "state">;

export const invoiceList = (organizationId: string, search: InvoiceSearch) =>
  listFor(listInvoices, { params: { organizationId }, query: search }, ["invoices"]);

export const invoiceQuery = (organizationId: string, invoiceId: string) =>
  queryFor(readInvoice, { params: { organizationId, invoiceId } }, ["invoices", "prepaid"]);

/** Where the PDF of an invoice lies, for a link. */
export const invoicePdfAddress = (organizationId: string, invoiceId: string) =>
  addressOf(readInvoicePdf, { params: { organizationId, invoiceId } });

/** Where the e-invoices of an invoice lie, for links. */
export const invoiceFormats = (organizationId: string, invoiceId: string) => {
  const params = { organizationId, invoiceId };
  return {
    factur_x: addressOf(readInvoiceFacturX, { params }),
    ubl: addressOf(readInvoiceXml, { params, query: { syntax: "ubl" } }),
    cii: addressOf(readInvoiceXml, { params, query: { syntax: "cii" } }),
  };
};

/** Where the e-invoices of a credit note lie, for links. */
export const creditNoteFormats = (organizationId: string, creditNoteId: string) => {
  const params = { organizationId, creditNoteId };
  return {
    factur_x: addressOf(readCreditNoteFacturX, { params }),
    ubl: addressOf(readCreditNoteXml, { params, query: { syntax: "ubl" } }),
    cii: addressOf(readCreditNoteXml, { params, query: { syntax: "cii" } }),
  };
};

/** Where the PDF of a credit note lies, for a link. */
export const creditNotePdfAddress = (organizationId: string, creditNoteId: string) =>
  addressOf(readCreditNotePdf, { params: { organizationId, creditNoteId } });

export const usePayFromPrepaid = () =>
  useAct(payInvoiceFromPrepaid, { changes: ["invoices", "prepaid", "orders", "products"] });
