import type { AnswerOf } from "../../../common/contract.ts";
import {
  issueCreditNote,
  readStaffCreditNotePdf,
} from "../../../server/domains/billing/credit-notes/credit-note.contract.ts";
import {
  readStaffCreditNoteFacturX,
  readStaffCreditNoteXml,
  readStaffInvoiceFacturX,
  readStaffInvoiceXml,
} from "../../../server/domains/billing/e-invoices/e-invoice.contract.ts";
import {
  readStaffInvoice,
  readStaffInvoicePdf,
} from "../../../server/domains/billing/staff-invoices/staff-invoice.contract.ts";
import {
  undoWriteOff,
  writeOffInvoice,
} from "../../../server/domains/billing/write-offs/write-off.contract.ts";
import { addressOf } from "../../api/address.ts";
import { queryFor, useAct } from "../../api/query.ts";

export type StaffInvoice = AnswerOf<typeof readStaffInvoice>;

/** One invoice of a customer, as staff see it. */
export const staffInvoiceQuery = (organizationId: string, invoiceId: string) =>
  queryFor(readStaffInvoice, { params: { organizationId, invoiceId } }, ["invoices", "prepaid"]);

/** Where the PDF of a customer's invoice lies, for a link. */
export const staffInvoicePdfAddress = ({ organizationId, id }: StaffInvoice) =>
  addressOf(readStaffInvoicePdf, { params: { organizationId, invoiceId: id } });

/** Where the e-invoices of a customer's invoice lie, for links. */
export const staffInvoiceFormats = ({ organizationId, id: invoiceId }: StaffInvoice) => {
  const params = { organizationId, invoiceId };
  return {
    factur_x: addressOf(readStaffInvoiceFacturX, { params }),
    ubl: addressOf(readStaffInvoiceXml, { params, query: { syntax: "ubl" } }),
    cii: addressOf(readStaffInvoiceXml, { params, query: { syntax: "cii" } }),
  };
};

/** Where the e-invoices of a customer's credit note lie, for links. */
export const staffCreditNoteFormats = (organizationId: string, creditNoteId: string) => {
  const params = { organizationId, creditNoteId };
  return {
    factur_x: addressOf(readStaffCreditNoteFacturX, { params }),
    ubl: addressOf(readStaffCreditNoteXml, { params, query: { syntax: "ubl" } }),
    cii: addressOf(readStaffCreditNoteXml, { params, query: { syntax: "cii" } }),
  };
};

/** Where the PDF of a customer's credit note lies, for a link. */
export const staffCreditNotePdfAddress = (organizationId: string, creditNoteId: string) =>
  addressOf(readStaffCreditNotePdf, { params: { organizationId, creditNoteId } });

const changes = ["invoices", "prepaid", "orders", "ledger", "customers"] as const;

export const useIssueCreditNote = () => useAct(issueCreditNote, { changes });
export const useWriteOff = () => useAct(writeOffInvoice, { changes });
export const useUndoWriteOff = () => useAct(undoWriteOff, { changes });
