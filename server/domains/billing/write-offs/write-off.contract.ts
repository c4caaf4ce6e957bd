import { z } from "zod";
import { endpoint, line } from "../../../../common/contract.ts";
import { StaffInvoiceParams } from "../staff-invoices/staff-invoice.contract.ts";

export const writeOffInvoice = endpoint({
  id: "write_off.record",
  method: "POST",
  path: "/staff/customers/:organizationId/invoices/:invoiceId/write-offs",
  summary: "Give up what is open of an invoice (MON-14). The reason is for staff alone.",
  actor: "staff",
  permission: "staff.invoices.write_off",
  mode: "write",
  idempotent: true,
  params: StaffInvoiceParams,
  body: z.object({ reason: line(200) }),
  status: 204,
  answer: null,
});

export const undoWriteOff = endpoint({
  id: "write_off.undo",
  method: "POST",
  path: "/staff/customers/:organizationId/invoices/:invoiceId/write-off-reversals",
  summary: "Take the write-off of an invoice back: it is open again, with the reference it had.",
  actor: "staff",
  permission: "staff.invoices.write_off",
  mode: "write",
  idempotent: true,
  params: StaffInvoiceParams,
  status: 204,
  answer: null,
});
