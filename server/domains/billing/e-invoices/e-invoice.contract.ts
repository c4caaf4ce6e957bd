import { z } from "zod";
import { endpoint, Id, OrganizationParams } from "../../../../common/contract.ts";

const InvoiceParams = OrganizationParams.extend({ invoiceId: Id });
const CreditNoteParams = OrganizationParams.extend({ creditNoteId: Id });
const Syntax = z.object({
  syntax: z.enum(["ubl", "cii"]).meta({ description: "UBL 2.1, or UN/CEFACT CII D16B" }),
});

const xml = { method: "GET", mode: "read", status: 200, answer: { contentType: "application/xml" } } as const;
const pdf = { method: "GET", mode: "read", status: 200, answer: { contentType: "application/pdf" } } as const;
const ofMember = { actor: "member", permission: "invoices.read" } as const;
const ofStaff = { actor: "staff", permission: "staff.invoices.read" } as const;

export const readInvoiceXml = endpoint({
  ...{ ...xml, ...ofMember, id: "invoice.e_invoice" },
  path: "/organizations/:organizationId/invoices/:invoiceId/e-invoice.xml",
  summary: "The invoice as e-invoice by EN 16931, in one of its two syntaxes (MON-4).",
  params: InvoiceParams,
  query: Syntax,
});

export const readInvoiceFacturX = endpoint({
  ...{ ...pdf, ...ofMember, id: "invoice.factur_x" },
  path: "/organizations/:organizationId/invoices/:invoiceId/factur-x.pdf",
  summary: "The invoice as PDF with its e-invoice inside: Factur-X, profile EN 16931 (MON-4).",
  params: InvoiceParams,
});

export const readCreditNoteXml = endpoint({
  ...{ ...xml, ...ofMember, id: "credit_note.e_invoice" },
  path: "/organizations/:organizationId/credit-notes/:creditNoteId/e-invoice.xml",
  summary: "The credit note as e-invoice by EN 16931, in one of its two syntaxes.",
  params: CreditNoteParams,
  query: Syntax,
});

export const readCreditNoteFacturX = endpoint({
  ...{ ...pdf, ...ofMember, id: "credit_note.factur_x" },
  path: "/organizations/:organizationId/credit-notes/:creditNoteId/factur-x.pdf",
  summary: "The credit note as PDF with its e-invoice inside: Factur-X, profile EN 16931.",
  params: CreditNoteParams,
});

export const readStaffInvoiceXml = endpoint({
  ...{ ...xml, ...ofStaff, id: "staff.invoice.e_invoice" },
  path: "/staff/customers/:organizationId/invoices/:invoiceId/e-invoice.xml",
  summary: "A customer's invoice as e-invoice by EN 16931.",
  params: InvoiceParams,
  query: Syntax,
});

export const readStaffInvoiceFacturX = endpoint({
  ...{ ...pdf, ...ofStaff, id: "staff.invoice.factur_x" },
  path: "/staff/customers/:organizationId/invoices/:invoiceId/factur-x.pdf",
  summary: "A customer's invoice as Factur-X.",
  params: InvoiceParams,
});

export const readStaffCreditNoteXml = endpoint({
  ...{ ...xml, ...ofStaff, id: "staff.credit_note.e_invoice" },
  path: "/staff/customers/:organizationId/credit-notes/:creditNoteId/e-invoice.xml",
  summary: "A customer's credit note as e-invoice by EN 16931.",
  params: CreditNoteParams,
  query: Syntax,
});

export const readStaffCreditNoteFacturX = endpoint({
  ...{ ...pdf, ...ofStaff, id: "staff.credit_note.factur_x" },
  path: "/staff/customers/:organizationId/credit-notes/:creditNoteId/factur-x.pdf",
  summary: "A customer's credit note as Factur-X.",
  params: CreditNoteParams,
});
