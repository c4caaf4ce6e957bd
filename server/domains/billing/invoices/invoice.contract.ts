import { z } from "zod";
import {
  Abilities,
  amountFilters,
  csvEndpoint,
  Day,
  dayFilters,
  endpoint,
  Id,
  Instant,
  OrganizationParams,
  PageQuery,
  page,
  Search,
  sortBy,
} from "../../../../common/contract.ts";

export const invoiceStates = ["open", "overdue", "paid", "credited", "written_off"] as const;

export const InvoiceSummary = z.object({
  id: Id,
  number: z.string(),
  origin: z.enum(["issued", "imported"]),
  state: z.enum(invoiceStates),
  issuedOn: Day,
  dueOn: Day,
  totalMinor: z.int(),
  dueMinor: z.int().meta({ description: "What is still to be paid" }),
  currency: z.string(),
});

export const Invoice = InvoiceSummary.extend({
  netMinor: z.int(),
  vatMinor: z.int(),
  issuedAt: Instant,
  orderId: Id.nullable(),
  paidAt: Instant.nullable(),
  lines: z.array(
    z.object({
      description: z.string(),
      detail: z.string().nullable(),
      quantity: z.int(),
      unitPriceMinor: z.int(),
      volume: z.object({ rate: z.string(), listMinor: z.int(), minor: z.int() }).nullable(),
      netMinor: z.int(),
      vatRate: z.string(),
      periodFrom: Day.nullable(),
      periodTo: Day.nullable(),
    }),
  ),
  vat: z.array(z.object({ rate: z.string(), code: z.string(), netMinor: z.int(), vatMinor: z.int() })),
  /** How to pay while it is open. */
  payment: z
    .object({ reference: z.string(), accountName: z.string(), iban: z.string(), bic: z.string() })
    .nullable(),
  creditNotes: z.array(
    z.object({ id: Id, number: z.string(), issuedOn: Day, totalMinor: z.int(), reason: z.string() }),
  ),
  /** Days on which the customer was reminded of it, the first first. */
  remindedOn: z.array(Day),
  /** Money that came in while it is open and could not pay it (MON-13); null when there is none. */
  stray: z
    .object({
      outcome: z.enum(["other_amount", "other_currency", "used_reference"]),
      minor: z.int(),
      currency: z.string(),
      receivedOn: Day,
    })
    .nullable(),
  /** The balance of the prepaid account in the invoice's currency. */
  prepaidMinor: z.int(),
  abilities: Abilities.meta({ description: "download, e_invoice, pay_from_prepaid" }),
});

export const listInvoices = endpoint({
  id: "invoice.list",
  method: "GET",
  path: "/organizations/:organizationId/invoices",
  summary: "The organization's invoices, newest first.",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery.extend({ state: z.enum(invoiceStates).optional() }),
  status: 200,
  answer: page(InvoiceSummary),
});

const InvoiceParams = OrganizationParams.extend({ invoiceId: Id });

export const readInvoice = endpoint({
  id: "invoice.read",
  method: "GET",
  path: "/organizations/:organizationId/invoices/:invoiceId",
  summary: "One invoice.",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: InvoiceParams,
  status: 200,
  answer: Invoice,
});

export const readInvoicePdf = endpoint({
  id: "invoice.pdf",
  method: "GET",
  path: "/organizations/:organizationId/invoices/:invoiceId/invoice.pdf",
  summary: "The invoice as PDF: the same bytes at every download (MON-4).",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: InvoiceParams,
  status: 200,
  answer: { contentType: "application/pdf" },
});

export const payInvoiceFromPrepaid = endpoint({
  id: "invoice.pay_from_prepaid",
  method: "POST",
  path: "/organizations/:organizationId/invoices/:invoiceId/prepaid-payments",
  summary: "Pay an open invoice from the prepaid account (MON-8).",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: InvoiceParams,
  status: 200,
  answer: Invoice,
});

/** How the list of staff is narrowed and ordered; from and to are days of issue. */
export const StaffInvoiceFilters = z.object({
  ...{ ...dayFilters, ...amountFilters },
  state: z
    .enum(["unpaid", ...invoiceStates])
    .optional()
    .meta({ description: "unpaid: open or overdue" }),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
  organizationId: Id.optional(),
  search: Search,
  sort: sortBy("issued", "due", "total").default("-issued"),
});

export const listStaffInvoices = endpoint({
  id: "staff.invoices.list",
  method: "GET",
  path: "/staff/invoices",
  summary: "Invoices of all customers, newest first unless ordered otherwise.",
  actor: "staff",
  permission: "staff.invoices.read",
  mode: "read",
  query: PageQuery.extend(StaffInvoiceFilters.shape),
  status: 200,
  answer: page(InvoiceSummary.extend({ organizationId: Id, organizationName: z.string() })),
});

export const listStaffInvoicesCsv = csvEndpoint({
  id: "staff.invoices.csv",
  path: "/staff/invoices.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.invoices.read",
  query: StaffInvoiceFilters,
});
