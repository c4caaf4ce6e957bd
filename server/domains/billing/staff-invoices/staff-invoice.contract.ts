import { z } from "zod";
import { Day, endpoint, Id, Instant, OrganizationParams } from "../../../../common/contract.ts";
import { Invoice } from "../invoices/invoice.contract.ts";

export const StaffInvoiceParams = OrganizationParams.extend({ invoiceId: Id });

export const StaffInvoice = Invoice.extend({
  organizationId: Id,
  organizationName: z.string(),
  /** What is left of each line, in the order of the document. */
  creditable: z.array(
    z.object({ position: z.int(), vatCode: z.string(), leftMinor: z.int().meta({ description: "Net" }) }),
  ),
  /** What was credited before at each entry of `vat`, net. */
  creditedNetMinor: z.array(z.int()),
  payments: z.array(
    z.object({
      id: Id,
      source: z.enum(["bank", "prepaid", "provider"]),
      chargeId: Id.nullable(),
      receivedOn: Day,
      minor: z.int(),
      currency: z.string(),
      outcome: z.string(),
      outcomeText: z.string(),
    }),
  ),
  writeOffs: z.array(
    z.object({
      id: Id,
      minor: z.int(),
      reason: z.string(),
      writtenOffAt: Instant,
      writtenOffByName: z.string().nullable(),
      undoneAt: Instant.nullable(),
      undoneByName: z.string().nullable(),
    }),
  ),
});

export const readStaffInvoice = endpoint({
  id: "staff.invoice.read",
  method: "GET",
  path: "/staff/customers/:organizationId/invoices/:invoiceId",
  summary:
    "A customer's invoice with its payments, credit notes and write-offs, and what may be done about it.",
  actor: "staff",
  permission: "staff.invoices.read",
  mode: "read",
  params: StaffInvoiceParams,
  status: 200,
  answer: StaffInvoice,
});

export const readStaffInvoicePdf = endpoint({
  id: "staff.invoice.pdf",
  method: "GET",
  path: "/staff/customers/:organizationId/invoices/:invoiceId/invoice.pdf",
  summary: "A customer's invoice as PDF.",
  actor: "staff",
  permission: "staff.invoices.read",
  mode: "read",
  params: StaffInvoiceParams,
  status: 200,
  answer: { contentType: "application/pdf" },
});
