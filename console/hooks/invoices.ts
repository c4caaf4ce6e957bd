import type { z } from "zod";
import type { AnswerOf } from "../../common/contract.ts";
import { readCreditNotePdf } from "../../server/domains/billing/credit-notes/credit-note.contract.ts";
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

/** Where the PDF of a credit note lies, for a link. */
export const creditNotePdfAddress = (organizationId: string, creditNoteId: string) =>
  addressOf(readCreditNotePdf, { params: { organizationId, creditNoteId } });

export const usePayFromPrepaid = () =>
  useAct(payInvoiceFromPrepaid, { changes: ["invoices", "prepaid", "orders", "products"] });
