import { z } from "zod";
import {
  amountFilters,
  csvEndpoint,
  Day,
  dayFilters,
  endpoint,
  Id,
  line,
  OrganizationParams,
  PageQuery,
  page,
  Search,
  sortBy,
} from "../../../../common/contract.ts";
import { StaffInvoiceParams } from "../staff-invoices/staff-invoice.contract.ts";

const CreditNoteParams = OrganizationParams.extend({ creditNoteId: Id });
const most = Number.MAX_SAFE_INTEGER;

/** Where a credit went: the invoice owes less, or its money went to the prepaid account. */
export const creditDestinations = ["due", "prepaid"] as const;

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

/** How the list of staff is narrowed and ordered; from and to are days of issue. */
export const StaffCreditNoteFilters = z.object({
  ...{ ...dayFilters, ...amountFilters },
  destination: z.enum(creditDestinations).optional(),
  search: Search.meta({ description: "Number of the credit note or the customer, or the customer's name" }),
  sort: sortBy("issued", "total").default("-issued"),
});

export const listStaffCreditNotes = endpoint({
  id: "staff.credit_notes.list",
  method: "GET",
  path: "/staff/credit-notes",
  summary: "Credit notes of all customers, newest first unless ordered otherwise (MON-14).",
  actor: "staff",
  permission: "staff.invoices.read",
  mode: "read",
  query: PageQuery.extend(StaffCreditNoteFilters.shape),
  status: 200,
  answer: page(
    z.object({
      id: Id,
      number: z.string(),
      organizationId: Id,
      organizationName: z.string(),
      invoiceId: Id,
      invoiceNumber: z.string(),
      issuedOn: Day,
      issuedByName: z.string().nullable().meta({ description: "Null for what no person issued" }),
      reason: z.string(),
      destination: z.enum(creditDestinations),
      currency: z.string(),
      totalMinor: z.int(),
    }),
  ),
});

export const listStaffCreditNotesCsv = csvEndpoint({
  id: "staff.credit_notes.csv",
  path: "/staff/credit-notes.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.invoices.read",
  query: StaffCreditNoteFilters,
});
