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
  line,
  PageQuery,
  page,
  Search,
  sortBy,
} from "../../../../common/contract.ts";

export const bankPaymentStates = [
  "read",
  "duplicate",
  "possible_duplicate",
  "booked",
  "unassigned",
  "assigned",
  "dismissed",
] as const;

/** Why a payment may be for an organization, or for one of its due items. */
export const matchReasons = [
  "reference_in_text",
  "near_reference",
  "number_in_text",
  "customer_in_text",
  "same_amount",
  "same_account",
  "same_name",
  "claimed",
  "found_by_search",
] as const;

/** What became of a payment, and why (MON-7). */
export const paymentOutcomes = [
  "exact",
  "matched",
  "other_amount",
  "other_currency",
  "used_reference",
  "cancelled_order",
  "replaced_reference",
  "credited_invoice",
  "written_off_invoice",
  "unknown_reference",
  "invalid_reference",
  "no_reference",
  "needs_review",
  "possible_duplicate",
  "duplicate",
  "details_followed",
  "assigned_by_staff",
  "provider_payout",
  "top_up",
  "top_up_other_amount",
  "undone",
] as const;

export const BankPayment = z.object({
  id: Id,
  bankFileId: Id,
  state: z.enum(bankPaymentStates),
  outcome: z.enum(paymentOutcomes).nullable(),
  outcomeText: z.string().nullable().meta({ description: "The outcome in the reader's language" }),
  minor: z.int(),
  currency: z.string(),
  bookedOn: Day,
  reference: z.string().nullable(),
  referenceKind: z.enum(["QRR", "SCOR", "invalid-or-other", "none"]),
  debtorName: z.string().nullable(),
  debtorIban: z.string().nullable(),
  remittance: z.string().nullable(),
  endToEndId: z.string().nullable(),
  bankReference: z.string().nullable(),
  organizationId: Id.nullable(),
  organizationName: z.string().nullable(),
  score: z.int().nullable().meta({ description: "0 to 100, where no right reference told whose it is" }),
  reasons: z.array(z.enum(matchReasons)).meta({ description: "What pointed at the likeliest one" }),
  paidKind: z.enum(["invoice", "order"]).nullable(),
  paidNumber: z.string().nullable().meta({ description: "Number of the invoice or order that it paid" }),
  duplicateOfId: Id.nullable().meta({ description: "The payment that was booked already, or may have been" }),
  abilities: Abilities.meta({ description: "assign, confirm, dismiss, undo" }),
});

/** How the list is narrowed and ordered; from and to are days on which the bank booked. Without an order the last read is first. */
export const BankPaymentFilters = z.object({
  ...{ ...dayFilters, ...amountFilters },
  queue: z.enum(["waiting", "all"]).default("waiting"),
  bankFileId: Id.optional(),
  reason: z.enum(matchReasons).optional().meta({ description: "What pointed at the likeliest one" }),
  search: Search,
  sort: sortBy("booked", "amount").optional(),
});

export const listBankPayments = endpoint({
  id: "bank_payment.list",
  method: "GET",
  path: "/staff/bank/payments",
  summary: "Incoming payments, newest first; `queue=waiting` shows those that wait for staff.",
  actor: "staff",
  permission: "staff.bank.read",
  mode: "read",
  query: PageQuery.extend(BankPaymentFilters.shape),
  status: 200,
  answer: page(BankPayment),
});

export const listBankPaymentsCsv = csvEndpoint({
  id: "bank_payment.csv",
  path: "/staff/bank/payments.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.bank.read",
  query: BankPaymentFilters,
});

const BankPaymentParams = z.object({ bankPaymentId: Id });

export const readBankPayment = endpoint({
  id: "bank_payment.read",
  method: "GET",
  path: "/staff/bank/payments/:bankPaymentId",
  summary: "One incoming payment with what became of it.",
  actor: "staff",
  permission: "staff.bank.read",
  mode: "read",
  params: BankPaymentParams,
  status: 200,
  answer: BankPayment,
});

/** Invoices and organizations that this payment may be for, best first, each with its reasons. */
export const listCandidates = endpoint({
  id: "bank_payment.candidates",
  method: "GET",
  path: "/staff/bank/payments/:bankPaymentId/candidates",
  summary:
    "What a waiting payment may be for, with reasons; search by invoice number, customer number or name.",
  actor: "staff",
  permission: "staff.bank.assign",
  mode: "read",
  params: BankPaymentParams,
  query: z.object({ search: z.string().trim().max(100).optional() }),
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        organizationId: Id,
        organizationName: z.string(),
        customerNumber: z.int(),
        dueItemId: Id.nullable().meta({ description: "Null: to the organization's prepaid account" }),
        kind: z.enum(["invoice", "order", "top_up"]).nullable(),
        number: z.string().nullable(),
        dueOn: Day.nullable(),
        minor: z.int().nullable(),
        currency: z.string(),
        score: z.int().meta({ description: "0 to 100: what the reasons count together" }),
        reasons: z.array(z.enum(matchReasons)),
      }),
    ),
    namesProvider: z.boolean().meta({
      description: "Name or text tells of the payment provider: it may be a payout of it, and no customer's",
    }),
  }),
});

export const assignBankPayment = endpoint({
  id: "bank_payment.assign",
  method: "POST",
  path: "/staff/bank/payments/:bankPaymentId/assignments",
  summary:
    "Assign a waiting payment to a due item of exactly its amount, or to an organization's prepaid account (MON-7).",
  actor: "staff",
  permission: "staff.bank.assign",
  mode: "write",
  idempotent: true,
  params: BankPaymentParams,
  body: z.object({ organizationId: Id, dueItemId: Id.nullable() }),
  status: 200,
  answer: BankPayment,
});

export const recordProviderPayout = endpoint({
  id: "bank_payment.record_provider_payout",
  method: "POST",
  path: "/staff/bank/payments/:bankPaymentId/provider-payouts",
  summary:
    "Say of a waiting payment that it is a payout of the payment provider, and what the provider kept as fees, in minor units.",
  actor: "staff",
  permission: "staff.bank.assign",
  mode: "write",
  idempotent: true,
  params: BankPaymentParams,
  body: z.object({ feeMinor: z.int({ error: "field.amount" }).min(0, { error: "field.amount" }) }),
  status: 200,
  answer: BankPayment,
});

export const resolveDuplicate = endpoint({
  id: "bank_payment.resolve_duplicate",
  method: "POST",
  path: "/staff/bank/payments/:bankPaymentId/duplicate-decisions",
  summary: "Say of a possible duplicate whether it is the same payment or another one (MON-6).",
  actor: "staff",
  permission: "staff.bank.assign",
  mode: "write",
  idempotent: true,
  params: BankPaymentParams,
  body: z.object({ decision: z.enum(["same", "another"]) }),
  status: 200,
  answer: BankPayment,
});

export const undoBankPayment = endpoint({
  id: "bank_payment.undo",
  method: "POST",
  path: "/staff/bank/payments/:bankPaymentId/reversals",
  summary:
    "Undo what became of a payment (MON-7, MON-14): it waits again; what it paid is owed again, or the money leaves the prepaid account. The reason is for staff alone.",
  actor: "staff",
  permission: "staff.bank.assign",
  mode: "write",
  idempotent: true,
  params: BankPaymentParams,
  body: z.object({ reason: line(200) }),
  status: 200,
  answer: BankPayment,
});

export const listDecisions = endpoint({
  id: "bank_payment.decisions",
  method: "GET",
  path: "/staff/bank/payments/:bankPaymentId/decisions",
  summary: "Who decided what about a payment, and when; the first first.",
  actor: "staff",
  permission: "staff.bank.read",
  mode: "read",
  params: BankPaymentParams,
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        ordinal: z.int(),
        kind: z.enum(["booked", "assigned", "undone", "same", "another"]),
        outcomeText: z.string().nullable(),
        reason: z.string().nullable(),
        decidedAt: Instant,
        decidedByName: z.string().nullable().meta({ description: "Null: the import decided" }),
        organizationName: z.string().nullable(),
        paidNumber: z.string().nullable(),
      }),
    ),
  }),
});
