import { z } from "zod";
import {
  Abilities,
  amountFilters,
  csvEndpoint,
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
import { methodKinds } from "../payment-profiles/profile.contract.ts";

export const chargeStates = [
  "started",
  "action_needed",
  "processing",
  "succeeded",
  "failed",
  "cancelled",
] as const;
const chargebackStates = ["open", "won", "lost"] as const;

const Subject = z.object({
  kind: z.enum(["order", "invoice", "top_up"]),
  subjectId: Id,
});

const ChargeFacts = Subject.extend({
  id: Id,
  state: z.enum(chargeStates),
  minor: z.int(),
  currency: z.string(),
  /** The number of the order, invoice or top-up. */
  number: z.string().nullable(),
  invoiceId: Id.nullable(),
  method: z
    .object({ kind: z.enum(methodKinds), brand: z.string().nullable(), hint: z.string().nullable() })
    .nullable(),
  declineReason: z
    .enum([
      "declined",
      "insufficient_funds",
      "expired_card",
      "authentication_failed",
      "method_unavailable",
      "provider_error",
    ])
    .nullable(),
  startedAt: Instant,
  startedByName: z.string().nullable(),
  settledAt: Instant.nullable(),
  /** Where the money went: on what it was meant for, or on the prepaid account. */
  end: z.enum(["due_item", "prepaid"]).nullable(),
  outcome: z.string().nullable(),
  refundedMinor: z.int(),
  chargeback: z.enum(chargebackStates).nullable(),
});

export const Charge = ChargeFacts.extend({
  /** Where the payer pays or confirms, at the payment provider; null when there is nothing to do there. */
  url: z.string().nullable(),
});

export const startCharge = endpoint({
  id: "charge.start",
  method: "POST",
  path: "/organizations/:organizationId/charges",
  summary:
    "Pay what is due for an order, invoice or top-up by card or wallet (MON-3): by a kept method, or on the provider's page.",
  actor: "member",
  permission: "invoices.pay",
  mode: "open",
  params: OrganizationParams,
  body: Subject.extend({
    paymentProfileId: Id.nullable()
      .default(null)
      .meta({ description: "A kept method; null: chosen on the provider's page" }),
    keep: z.boolean().default(false).meta({ description: "Keep the method for later payments" }),
  }),
  status: 201,
  answer: Charge,
});

const ChargeParams = OrganizationParams.extend({ chargeId: Id });

export const readCharge = endpoint({
  id: "charge.read",
  method: "GET",
  path: "/organizations/:organizationId/charges/:chargeId",
  summary: "One payment by card or wallet.",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: ChargeParams,
  status: 200,
  answer: Charge,
});

export const settleCharge = endpoint({
  id: "charge.settle",
  method: "POST",
  path: "/organizations/:organizationId/charges/:chargeId/settlement",
  summary: "Back from the provider's page: ask the provider what became of the payment.",
  actor: "member",
  permission: "invoices.read",
  mode: "open",
  params: ChargeParams,
  status: 200,
  answer: Charge,
});

export const listCharges = endpoint({
  id: "charge.list",
  method: "GET",
  path: "/organizations/:organizationId/charges",
  summary: "The tries to pay one order, invoice or top-up by card or wallet, newest first.",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: OrganizationParams,
  query: Subject,
  status: 200,
  answer: z.object({ items: z.array(ChargeFacts) }),
});

const StaffFacts = ChargeFacts.extend({ organizationId: Id, organizationName: z.string() });

/** How the list of staff is narrowed and ordered; from and to are days on which payments were started. */
export const StaffChargeFilters = z.object({
  ...{ ...dayFilters, ...amountFilters },
  state: z.enum(chargeStates).optional(),
  chargeback: z.enum(chargebackStates).optional(),
  search: Search,
  sort: sortBy("started", "amount").default("-started"),
});

export const listStaffCharges = endpoint({
  id: "staff.charges.list",
  method: "GET",
  path: "/staff/charges",
  summary: "Payments by card or wallet of all customers, newest first unless ordered otherwise.",
  actor: "staff",
  permission: "staff.charges.read",
  mode: "read",
  query: PageQuery.extend(StaffChargeFilters.shape),
  status: 200,
  answer: page(StaffFacts),
});

export const listStaffChargesCsv = csvEndpoint({
  id: "staff.charges.csv",
  path: "/staff/charges.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.charges.read",
  query: StaffChargeFilters,
});

export const StaffCharge = StaffFacts.extend({
  paymentToken: z.string().nullable().meta({ description: "The provider's name of the payment" }),
  /** What can be given back at most: what the charge still holds, within the prepaid balance. */
  refundableMinor: z.int(),
  prepaidMinor: z.int(),
  refunds: z.array(
    z.object({
      id: Id,
      state: z.enum(["requested", "done", "failed"]),
      minor: z.int(),
      currency: z.string(),
      reason: z.string(),
      requestedAt: Instant,
      requestedByName: z.string().nullable(),
      settledAt: Instant.nullable(),
    }),
  ),
  abilities: Abilities.meta({ description: "refund" }),
});

export const StaffChargeParams = OrganizationParams.extend({ chargeId: Id });

export const readStaffCharge = endpoint({
  id: "staff.charge.read",
  method: "GET",
  path: "/staff/customers/:organizationId/charges/:chargeId",
  summary: "A customer's payment by card or wallet, with what was given back of it.",
  actor: "staff",
  permission: "staff.charges.read",
  mode: "read",
  params: StaffChargeParams,
  status: 200,
  answer: StaffCharge,
});
