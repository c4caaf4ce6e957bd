import { z } from "zod";
import {
  Abilities,
  amountFilters,
  Currency,
  csvEndpoint,
  Day,
  dayFilters,
  Email,
  endpoint,
  Id,
  Instant,
  line,
  OrganizationParams,
  PageQuery,
  page,
  Search,
  sortBy,
} from "../../../../common/contract.ts";
import { isIban, normalizeIban } from "../../../../common/iban.ts";

/** Where payouts go: to a bank account by its IBAN, or to PayPal by an e-mail address. */
export const destinations = ["bank", "paypal"] as const;

export const payoutStates = [
  "requested",
  "approved",
  "sent",
  "done",
  "refused",
  "withdrawn",
  "returned",
] as const;

const PayoutSummary = z.object({
  id: Id,
  number: z.string(),
  state: z.enum(payoutStates),
  minor: z.int(),
  currency: z.string(),
  destination: z.enum(destinations),
  iban: z.string().nullable(),
  holder: z.string().nullable(),
  paypalEmail: z.string().nullable(),
  requestedAt: Instant,
});

export const Payout = PayoutSummary.extend({
  requestedByName: z.string().nullable(),
  decidedAt: Instant.nullable(),
  refusal: z.string().nullable(),
  sentAt: Instant.nullable(),
  bookedOn: Day.nullable(),
  returnedOn: Day.nullable(),
  abilities: Abilities.meta({ description: "withdraw" }),
});

const payoutRequest = {
  currency: Currency,
  minor: z.int({ error: "field.amount" }).min(1, { error: "field.amount" }),
};

export const requestPayout = endpoint({
  id: "payout.request",
  method: "POST",
  path: "/organizations/:organizationId/payouts",
  summary:
    "Ask for money of the prepaid account, confirmed by a second factor; it is reserved at once (MON-10).",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  proof: "factor",
  idempotent: true,
  params: OrganizationParams,
  body: z.discriminatedUnion("destination", [
    z.object({
      ...{ ...payoutRequest, destination: z.literal("bank") },
      iban: z.string().max(60).transform(normalizeIban).refine(isIban, { error: "field.iban" }),
      holder: line(70),
    }),
    z.object({
      ...{ ...payoutRequest, destination: z.literal("paypal") },
      // An address in front of which a spreadsheet would need an apostrophe is another address then.
      paypalEmail: Email.regex(/^[A-Za-z0-9]/, { error: "field.email_start" }),
    }),
  ]),
  status: 201,
  answer: Payout,
});

export const listPayouts = endpoint({
  id: "payout.list",
  method: "GET",
  path: "/organizations/:organizationId/payouts",
  summary: "Payouts of the prepaid account, newest first.",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery,
  status: 200,
  answer: page(PayoutSummary),
});

const PayoutParams = OrganizationParams.extend({ payoutId: Id });

export const readPayout = endpoint({
  id: "payout.read",
  method: "GET",
  path: "/organizations/:organizationId/payouts/:payoutId",
  summary: "One payout.",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: PayoutParams,
  status: 200,
  answer: Payout,
});

export const withdrawPayout = endpoint({
  id: "payout.withdraw",
  method: "POST",
  path: "/organizations/:organizationId/payouts/:payoutId/withdrawal",
  summary: "Withdraw a payout that nobody has approved; the money is back at once.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: PayoutParams,
  status: 200,
  answer: Payout,
});

export const StaffPayout = Payout.extend({
  organizationId: Id,
  organizationName: z.string(),
  feeMinor: z.int().meta({ description: "What banks kept of a returned one; the provider bears it" }),
  approvalsNeeded: z.int(),
  approvals: z.array(z.object({ name: z.string(), approvedAt: Instant })),
  abilities: Abilities.meta({ description: "approve, refuse, confirm" }),
});

/** How the list of staff is narrowed and ordered; from and to are days on which payouts were asked for. */
export const StaffPayoutFilters = z.object({
  ...{ ...dayFilters, ...amountFilters },
  state: z
    .enum(["waiting", ...payoutStates])
    .optional()
    .meta({ description: "waiting: not booked yet" }),
  search: Search,
  sort: sortBy("requested", "amount").default("-requested"),
});

export const listStaffPayouts = endpoint({
  id: "staff.payouts.list",
  method: "GET",
  path: "/staff/payouts",
  summary: "Payouts of all customers, newest first unless ordered otherwise.",
  actor: "staff",
  permission: "staff.payouts.read",
  mode: "read",
  query: PageQuery.extend(StaffPayoutFilters.shape),
  status: 200,
  answer: page(PayoutSummary.extend({ organizationId: Id, organizationName: z.string() })),
});

export const listStaffPayoutsCsv = csvEndpoint({
  id: "staff.payouts.csv",
  path: "/staff/payouts.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.payouts.read",
  query: StaffPayoutFilters,
});

const StaffPayoutParams = OrganizationParams.extend({ payoutId: Id });

export const readStaffPayout = endpoint({
  id: "staff.payout.read",
  method: "GET",
  path: "/staff/customers/:organizationId/payouts/:payoutId",
  summary: "One payout of a customer, with who approved it.",
  actor: "staff",
  permission: "staff.payouts.read",
  mode: "read",
  params: StaffPayoutParams,
  status: 200,
  answer: StaffPayout,
});

export const approvePayout = endpoint({
  id: "staff.payout.approve",
  method: "POST",
  path: "/staff/customers/:organizationId/payouts/:payoutId/approvals",
  summary: "Approve a payout. Never one's own; large ones need two members of staff.",
  actor: "staff",
  permission: "staff.payouts.approve",
  mode: "write",
  proof: "any",
  idempotent: true,
  params: StaffPayoutParams,
  status: 200,
  answer: StaffPayout,
});

export const refusePayout = endpoint({
  id: "staff.payout.refuse",
  method: "POST",
  path: "/staff/customers/:organizationId/payouts/:payoutId/refusal",
  summary: "Refuse a payout with a reason that the customer reads; the money is back at once.",
  actor: "staff",
  permission: "staff.payouts.approve",
  mode: "write",
  idempotent: true,
  params: StaffPayoutParams,
  body: z.object({ reason: line(500) }),
  status: 200,
  answer: StaffPayout,
});

/** What staff tell of payouts to PayPal, of which no bank's file tells. */
export const PayoutConfirmation = z.object({
  outcome: z.enum(["done", "returned"]),
  bookedOn: Day,
});

export const confirmPayout = endpoint({
  id: "staff.payout.confirm",
  method: "POST",
  path: "/staff/customers/:organizationId/payouts/:payoutId/confirmations",
  summary: "Confirm that PayPal has made a payout, or that it came back. Never one's own.",
  actor: "staff",
  permission: "staff.payouts.approve",
  mode: "write",
  idempotent: true,
  params: StaffPayoutParams,
  body: PayoutConfirmation,
  status: 200,
  answer: StaffPayout,
});
