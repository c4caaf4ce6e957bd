import { z } from "zod";
import { endpoint, Id, line, OrganizationParams } from "../../../../common/contract.ts";
import { StaffInvoiceParams } from "../staff-invoices/staff-invoice.contract.ts";

const CreditNoteParams = OrganizationParams.extend({ creditNoteId: Id });
const most = Number.MAX_SAFE_INTEGER;

export const issueCreditNote = endpoint({
  id: "credit_note.issue",
  method: "POST",
  path: "/staff/customers/:organizationId/invoices/:invoiceId/credit-notes",
  summary: "Credit lines of an issued invoice, in whole or in part (MON-14). The customer reads the reason.",
  actor: "staff",
  permission: "staff.invoices.credit",
  mode: "write",
  idempotent: true,
  params: StaffInvoiceParams,
  body: z.object({
    reason: line(200),
    lines: z
      .array(
        z.object({
          position: z.int().min(1).max(10_000).meta({ description: "Of the line on the invoice, from 1" }),
          netMinor: z.int().min(1).max(most),
        }),
      )
      .min(1)
      .max(10_000)
      .refine((lines) => new Set(lines.map(({ position }) => position)).size === lines.length, {
        error: "field.wrong",
      }),
    /** The total that the person saw; refused if something else was credited meanwhile. */
    expectedTotalMinor: z.int().min(1).max(most),
  }),
  status: 201,
  answer: z.object({ creditNoteId: Id }),
});

export const readCreditNotePdf = endpoint({
  id: "credit_note.pdf",
  method: "GET",
  path: "/organizations/:organizationId/credit-notes/:creditNoteId/credit-note.pdf",
  summary: "The credit note as PDF: the same bytes at every download.",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: CreditNoteParams,
  status: 200,
  answer: { contentType: "application/pdf" },
});

export const readStaffCreditNotePdf = endpoint({
  id: "staff.credit_note.pdf",
  method: "GET",
  path: "/staff/customers/:organizationId/credit-notes/:creditNoteId/credit-note.pdf",
  summary: "A customer's credit note as PDF.",
  actor: "staff",
  permission: "staff.invoices.read",
  mode: "read",
  params: CreditNoteParams,
  status: 200,
  answer: { contentType: "application/pdf" },
});
